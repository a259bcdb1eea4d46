using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using DupNet.Cli.Output;
using DupNet.Cli.Search;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Devices;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Pictures;
using DupNet.Watching;
using DupNet.Watching.Detecting;
using DupNet.Watching.Saving;
using DupNet.Watching.Sources;

namespace DupNet.Cli.Commands;

/// <summary>One run of <c>dupnet watch</c>.</summary>
/// <param name="model">The model.</param>
/// <param name="file">The bytes of its file.</param>
/// <param name="settings">The detector's settings.</param>
/// <param name="isNative">Whether the native core computes.</param>
/// <param name="isStream">Whether objects are followed over frames.</param>
/// <param name="output">Takes the address.</param>
/// <param name="error">Takes messages.</param>
internal sealed class WatchRun(DupNetModel model, byte[] file, DetectorSettings settings, bool isNative, bool isStream, TextWriter output, TextWriter error)
{
    private const string Webcam = "webcam";
    private const string Serial = "serial:";

    /// <summary>Opens a source; refuses one that is not there.</summary>
    /// <param name="source">What the user asked for.</param>
    /// <param name="baud">Rate of a serial port.</param>
    /// <param name="boardDetects">Whether the boxes are those of the board.</param>
    /// <param name="hasSize">Whether the user chose the size of the input; else it is that of the board.</param>
    /// <exception cref="CommandException">There is no such source.</exception>
    /// <exception cref="DeviceException">The board does not answer.</exception>
    /// <exception cref="PictureException">The picture cannot be read.</exception>
    public IWatchedSource Open(string source, int baud, bool boardDetects, bool hasSize)
    {
        if (source.StartsWith(Serial, StringComparison.Ordinal))
        {
            string port = source[Serial.Length..];
            var board = new BoardSource(source, () => SerialPortLink.Open(port, baud), boardDetects);
            TakeOver(board.Status, hasSize);
            return board;
        }

        if (Uri.TryCreate(source, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
        {
            return new AddressSource(address, boardDetects);
        }

        if (boardDetects)
        {
            throw new CommandException(ExitCode.Usage, $"--on-board needs a board: serial:PORT or http://ADDRESS, not '{source}'.");
        }

        return source == Webcam ? new WebcamSource() : Pictures(source);
    }

    /// <summary>Serves the page until it is cancelled.</summary>
    /// <param name="source">What is watched.</param>
    /// <param name="begin">The settings to begin with.</param>
    /// <param name="listen">Where the page is served.</param>
    /// <param name="saveFolder">Folder for training data; null for none.</param>
    /// <param name="opensBrowser">Whether to open the page.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task Watch(IWatchedSource source, WatchSettings begin, IPEndPoint listen, string? saveFolder, bool opensBrowser, CancellationToken cancellation)
    {
        TrainingFolder? folder = saveFolder is null ? null : new TrainingFolder(saveFolder);
        using var session = new WatchSession(source, new WatchedModel(model, file, settings, isNative, isStream), begin);
        await using WatchServer server = await WatchServer.Start(session, listen, folder).ConfigureAwait(false);
        output.WriteVisible(server.Address);
        await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        if (opensBrowser)
        {
            OpenBrowser(server.Address);
        }

        try
        {
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The user has seen enough.
        }
    }

    /// <summary>Looks at frames as the board does.</summary>
    private void TakeOver(DeviceStatus status, bool hasSize)
    {
        if (status.ModelChecksum != model.Checksum)
        {
            ProgramMessage.Write(error, $"the board has another model, {status.Model}; {model.Name} looks at its frames here. Give the board's by --model.");
        }
        else if (!hasSize)
        {
            settings.InputWidth = status.InputWidth;
            settings.InputHeight = status.InputHeight;
        }

        settings.SampleGrid = status.SampleGrid;
        settings.Fit = status.Fit;
    }

    private PictureSource Pictures(string path)
    {
        PictureSearchResult found = PictureSearch.Find([path]);
        foreach (string message in found.Unreadable)
        {
            ProgramMessage.Write(error, message);
        }

        if (found.Files.Count == 0)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: no picture found.");
        }

        RequireOne(found.Files);
        return new PictureSource(path, found.Files);
    }

    /// <summary>A page on which nothing can ever be seen is refused before it is served.</summary>
    private static void RequireOne(IReadOnlyList<string> files)
    {
        if (files.Count == 1)
        {
            PictureFile.Load(files[0]);
        }
        else if (!files.Any(CanBeRead))
        {
            throw new CommandException(ExitCode.Failure, $"none of {files.Count} pictures can be read.");
        }
    }

    private static bool CanBeRead(string picture)
    {
        try
        {
            PictureFile.Load(picture);
            return true;
        }
        catch (PictureException)
        {
            return false;
        }
    }

    private void OpenBrowser(string address)
    {
        try
        {
            using Process? started = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            ProgramMessage.Write(error, $"no browser can be started ({e.Message.TrimEnd('.')}); open the address yourself.");
        }
    }
}
