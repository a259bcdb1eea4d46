using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using DupNet.CommandLine.Outcomes;
using DupNet.Pictures;
using DupNet.Watching.Sources;

namespace DupNet.Watching.Saving;

/// <summary>
/// A folder that takes pictures with their boxes, as <c>dupnet train</c> reads them: <c>watch-00001.png</c> and so on, and a table
/// <c>labels.csv</c>. What is there stays; numbers and table go on. Safe for use by several threads.
/// </summary>
public sealed class TrainingFolder
{
    private const string Table = "labels.csv";
    private const string Header = "file,width,height,x,y,w,h,class";
    private const string Prefix = "watch-";
    private const string NumberFormat = "00000";
    private const string PixelFormat = "0.##";

    private static readonly CsvConfiguration s_form = new(CultureInfo.InvariantCulture) { NewLine = "\n", HasHeaderRecord = false };

    private readonly object _gate = new();
    private int _number;

    /// <summary>Takes a folder, which is made when the first picture is saved.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="CommandException">It cannot be read, or has a table of another form.</exception>
    public TrainingFolder(string path)
    {
        Path = path;
        if (!Directory.Exists(path))
        {
            if (File.Exists(path))
            {
                throw new CommandException(ExitCode.Failure, $"{path}: is a file, not a folder.");
            }

            return;
        }

        try
        {
            _number = Directory.EnumerateFiles(path, Prefix + "*").Select(NumberOf).DefaultIfEmpty(0).Max();
            if (File.Exists(TablePath) && File.ReadLines(TablePath).FirstOrDefault() is { } first && first.Trim() != Header)
            {
                throw new CommandException(ExitCode.Failure, $"{TablePath}: its first line is not '{Header}'; give another folder.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: cannot be read: {e.Message}");
        }
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    private string TablePath => System.IO.Path.Combine(Path, Table);

    /// <summary>Saves a picture and the boxes in it as labels; without boxes, as a picture without objects.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="boxes">The boxes, in its pixels.</param>
    /// <returns>Name of the picture's file in the folder.</returns>
    /// <exception cref="PictureException">The picture cannot be written.</exception>
    /// <exception cref="IOException">The folder or the table cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public string Save(Picture picture, IReadOnlyList<WatchedBox> boxes)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(boxes);
        lock (_gate)
        {
            Directory.CreateDirectory(Path);
            string name = $"{Prefix}{(_number + 1).ToString(NumberFormat, CultureInfo.InvariantCulture)}.png";

            // First: a row without its picture would be a fault of the data set.
            PictureFile.Save(picture, System.IO.Path.Combine(Path, name));
            _number++;
            Append(Rows(name, picture, boxes));
            return name;
        }
    }

    private static string Rows(string name, Picture picture, IReadOnlyList<WatchedBox> boxes)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var table = new CsvWriter(text, s_form))
        {
            foreach (WatchedBox? box in boxes.DefaultIfEmpty())
            {
                table.WriteField(name);
                table.WriteField(picture.Width);
                table.WriteField(picture.Height);
                table.WriteField(Pixels(box?.X));
                table.WriteField(Pixels(box?.Y));
                table.WriteField(Pixels(box?.Width));
                table.WriteField(Pixels(box?.Height));
                table.WriteField(box?.ClassName);
                table.NextRecord();
            }
        }

        return text.ToString();
    }

    private static string Pixels(double? value) => value?.ToString(PixelFormat, CultureInfo.InvariantCulture) ?? string.Empty;

    private static int NumberOf(string path) => int.TryParse(
        System.IO.Path.GetFileNameWithoutExtension(path)[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private void Append(string rows)
    {
        using var file = new FileStream(TablePath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        string before = string.Empty;
        if (file.Length == 0)
        {
            before = Header + "\n";
        }
        else
        {
            file.Seek(-1, SeekOrigin.End);
            before = file.ReadByte() == '\n' ? string.Empty : "\n";
        }

        file.Write(Encoding.UTF8.GetBytes(before + rows));
    }
}
