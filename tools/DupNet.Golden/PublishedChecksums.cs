using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using DupNet.Embedded;
using DupNet.Embedded.Layers;
using DupNet.Embedded.Networks;

namespace DupNet.Golden;

/// <summary>
/// Checksums of the image and of all layers of a model in each of the <see cref="PublishedFrame.All"/>, and their text, models/CHECKSUMS:
/// <code>
/// frame NUMBER WIDTH HEIGHT FORMAT ROTATION MIRROR DIM        (all numbers decimal)
/// model NAME CHECKSUM                                         (then ten lines, a frame each)
/// NUMBER IMAGE LAYER LAYER ...                                (CRC-32 in eight hexadecimal digits)
/// </code>
/// </summary>
/// <param name="Model">The model's name.</param>
/// <param name="ModelChecksum">CRC-32 in the model's header.</param>
/// <param name="Frames">For each frame the image's checksum, then the layers' in order of execution.</param>
public sealed record PublishedChecksums(string Model, uint ModelChecksum, IReadOnlyList<IReadOnlyList<uint>> Frames)
{
    /// <summary>Sample grid of the detectors, which is a detector's default.</summary>
    public const int SampleGrid = 2;

    private const string ModelWord = "model";
    private const string ResourceName = "CHECKSUMS";

    private const string Head =
        """
        # Checksums of the shipped models in ten generated frames: models/FORMAT.md, section 11.
        # dotnet run --project tools/DupNet.Maintenance -- checksums

        """;

    /// <summary>Those of the models that came with the program.</summary>
    public static IReadOnlyList<PublishedChecksums> Shipped { get; } = ReadShipped();

    /// <summary>Settings of a detector for a frame: the model's own.</summary>
    /// <param name="model">The model.</param>
    /// <param name="frame">The frame.</param>
    public static DetectorSettings SettingsFor(DupNetModel model, PublishedFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new DetectorSettings(model) { SampleGrid = SampleGrid, StretchContrast = frame.IsDim };
    }

    /// <summary>Runs the managed runtime on all frames.</summary>
    /// <param name="model">The model.</param>
    public static PublishedChecksums Compute(DupNetModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new PublishedChecksums(model.Name, (uint)model.Checksum, [.. PublishedFrame.All.Select(frame => Compute(model, frame))]);
    }

    /// <summary>The text of the file.</summary>
    /// <param name="models">The models, in their order.</param>
    public static string Text(IEnumerable<PublishedChecksums> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        StringBuilder text = new(Head);
        foreach (PublishedFrame frame in PublishedFrame.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"frame {frame.Number} {frame.Width} {frame.Height} {(int)frame.Format} {(int)frame.Rotation} ")
                .Append(CultureInfo.InvariantCulture, $"{(frame.Mirror ? 1 : 0)} {(frame.IsDim ? 1 : 0)}\n");
        }

        foreach (PublishedChecksums model in models)
        {
            text.Append(CultureInfo.InvariantCulture, $"{ModelWord} {model.Model} {model.ModelChecksum:x8}\n");
            for (int i = 0; i < model.Frames.Count; i++)
            {
                text.Append(PublishedFrame.All[i].Number.ToString(CultureInfo.InvariantCulture)).Append(' ')
                    .AppendJoin(' ', model.Frames[i].Select(static crc => crc.ToString("x8", CultureInfo.InvariantCulture))).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Reads the text of the file.</summary>
    /// <param name="text">Text as <see cref="Text"/> writes it.</param>
    public static IReadOnlyList<PublishedChecksums> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<PublishedChecksums> models = [];
        foreach (string line in text.Split('\n'))
        {
            string[] words = line.Split(' ');
            if (words[0] == ModelWord)
            {
                models.Add(new PublishedChecksums(words[1], Crc(words[2]), []));
            }
            else if (line.Length > 0 && char.IsAsciiDigit(line[0]))
            {
                models[^1] = models[^1] with { Frames = [.. models[^1].Frames, [.. words.Skip(1).Select(Crc)]] };
            }
        }

        return models;
    }

    private static IReadOnlyList<PublishedChecksums> ReadShipped()
    {
        using var reader = new StreamReader(typeof(PublishedChecksums).Assembly.GetManifestResourceStream(ResourceName)!);
        return Read(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    private static uint Crc(string word) => uint.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static uint[] Compute(DupNetModel model, PublishedFrame frame)
    {
        var engine = new ManagedEngine();
        var detector = new Detector(model, SettingsFor(model, frame), engine);
        var checksums = new LayerChecksums(engine.Network.Plan.Layers);
        engine.Network.Checksums = checksums;
        detector.Detect(frame.Make());
        return [.. Enumerable.Range(0, checksums.Count).Select(number => (uint)checksums[number])];
    }
}
