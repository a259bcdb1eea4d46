using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Output;
using DupNet.Comparison.Accuracy;
using DupNet.Comparison.Peers;
using DupNet.DataSets;
using DupNet.Embedded;
using DupNet.Measuring.Models;
using DupNet.Measuring.Photos;

namespace DupNet.Comparison.Commands;

/// <summary><c>dupnet-compare accuracy</c>: models and peers on the same photos by the same protocol.</summary>
internal static class AccuracyCommand
{
    private const string Description = "Measures models and other detectors on the same labelled photos by the protocol of dupnet eval.";

    private const string ModelDescription =
        "A model and the input sizes to run it at, such as my.dupnet@96,160,224; without @ at its default size, without FILE the built-in "
        + "model. May be given several times. Default: the built-in model at 160.";

    private const string PeersDescription =
        "Folder with other detectors: yunet_n_320_320.onnx, yunet_s_320_320.onnx, version-RFB-320.onnx, "
        + "haarcascade_frontalface_default.xml. Those that it has are compared.";

    private const string PeerSizesDescription =
        "Input sizes of --peers that take others than the one in their file, YuNet n and s, besides that one, in multiples of 32.";

    private const string DefaultModel = "@160";

    /// <summary>Makes the command <c>accuracy</c>, writing results to <paramref name="output"/> and progress to <paramref name="error"/>.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var data = new DataOptions("Folder with labelled photos, as dupnet eval takes it.");
        var models = new Option<string[]>("--model", "-m") { Description = ModelDescription, HelpName = "FILE@N,N" };
        var peers = new Option<string?>("--peers", "-p") { Description = PeersDescription, HelpName = "DIR" };
        var peerSizes = new Option<InputSize[]>("--peer-sizes")
        {
            Description = PeerSizesDescription,
            HelpName = "SIZE,SIZE",
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = ParsePeerSizes,
        };
        peerSizes.Validators.Add(result =>
        {
            if (result.GetResult(peers) is null)
            {
                result.AddError("--peer-sizes needs --peers.");
            }
        });
        Option<bool> json = CommonOptions.Json("Print one line of JSON, curves included, instead of a table.");
        var markdown = new Option<bool>("--markdown") { Description = "Print the table in Markdown." };
        var roc = new Option<string?>("--roc")
        {
            Description = "Draw recall over false positives an image, a panel a part, into this PNG file.",
            HelpName = "FILE",
        };
        var command = new Command("accuracy", Description) { models, peers, peerSizes, json, markdown, roc };
        data.AddTo(command);
        command.SetAction(parsed =>
        {
            string[] given = parsed.GetValue(models) is { Length: > 0 } texts ? texts : [DefaultModel];
            List<Peer> detectors = [.. given.Select(ModelAtSizes.Parse).SelectMany(Rows)];
            if (parsed.GetValue(peers) is string folder)
            {
                detectors.AddRange(Peer.In(folder));
                detectors.AddRange((parsed.GetValue(peerSizes) ?? []).SelectMany(size => Peer.In(folder, size)));
            }

            DataSource source = data.Source(parsed);
            var report = new DataReport(parsed.GetValue(data.Strict), error);
            DataSet set = report.Open(source);
            DetectorAccuracy[] results = [.. detectors.Select(detector => DetectorAccuracy.Measure(detector, set, report, error))];
            if (parsed.GetValue(json))
            {
                JsonLine.Write(output, results);
            }
            else
            {
                AccuracyTable.Write(output, results, parsed.GetValue(markdown));
            }

            // Last: whatever keeps it from being written, the numbers are not lost.
            if (parsed.GetValue(roc) is string picture)
            {
                RocPicture.Save(results, picture);
            }

            report.Finish(source);
        });
        return command;
    }

    private static InputSize[] ParsePeerSizes(ArgumentResult result)
    {
        InputSize[] sizes = ModelOptions.ParseSizes(result);
        foreach (InputSize size in sizes.Where(size => size.Width % YuNetFile.Step != 0 || size.Height % YuNetFile.Step != 0))
        {
            result.AddError($"--peer-sizes must be multiples of {YuNetFile.Step}, not {size}.");
        }

        return sizes;
    }

    private static IEnumerable<Peer> Rows(ModelAtSizes given) => given.Sizes.Select(size =>
    {
        DetectorSettings settings = ModelPhotoDetector.SettingsFor(given.Model, size);
        return new Peer(
            given.Model.Name,
            new InputSize(settings.InputWidth, settings.InputHeight).ToString(),
            given.Model.FileBytes,
            () => new ModelPhotoDetector(given.Model, settings));
    });
}
