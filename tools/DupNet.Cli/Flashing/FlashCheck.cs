using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.CommandLine.Outcomes;
using DupNet.Embedded;

namespace DupNet.Cli.Flashing;

/// <summary>Holds what a board tells about itself against what this computer knows: the models, and the board's own file.</summary>
internal static class FlashCheck
{
    /// <summary>Checks what a board reports after flashing.</summary>
    /// <param name="report">The board's report.</param>
    /// <param name="job">What was flashed.</param>
    /// <param name="models">Models that the application may hold.</param>
    /// <returns>What the report shows, a sentence without its full stop.</returns>
    /// <exception cref="CommandException">The report is not as it must be; the message says why.</exception>
    public static string Passed(SelfTestReport report, FlashJob job, IReadOnlyList<DupNetModel> models)
    {
        if (report.Problem is { } problem)
        {
            throw Failure($"the board runs the self-test, and it says: {problem}");
        }

        DupNetModel model = models.FirstOrDefault(model => model.Checksum == report.Checksum)
            ?? throw Failure(
                $"the board runs the model {report.Model} with checksum {report.Checksum:x8}, not "
                + $"{string.Join(" or ", models.Select(static known => $"{known.Name} with {known.Checksum:x8}"))}: an older application, or --model names another one.");
        string kernels = report.IsNative ? "native" : "managed";
        if (report.KnownAnswerPassed is null)
        {
            throw Failure("the self-test answered, but the board did not compute the model's known answer.");
        }

        if (report.Answer != model.KnownAnswerHash)
        {
            throw Failure(
                $"the board computes a wrong answer with its {kernels} kernels, {report.Answer:x8} in place of {model.KnownAnswerHash:x8}: the self-test failed.");
        }

        if (report.KnownAnswerPassed == false)
        {
            throw Failure($"the board computes the right answer, {report.Answer:x8}, and calls it wrong: the self-test failed.");
        }

        if (report.Model != model.Name)
        {
            throw Failure($"the board calls the model with checksum {report.Checksum:x8} {report.Model}, its name is {model.Name}.");
        }

        if (report.Board.Length > 0 && report.Board != job.Board.Name)
        {
            throw Failure($"the program on the board is for {report.Board}, not {job.Board.Name}: change its BoardSettings.cs, or --board.");
        }

        // Of a firmware that was on the board before, or of one's own, the name is not known.
        if (job is { WithFirmware: true, Clr: null } && report.Target.Length > 0 && report.Target != job.Board.Target)
        {
            throw Failure($"the firmware on the board is {report.Target}, not {job.Board.Target}, which was to be flashed.");
        }

        string free = report.FreeBytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $", {bytes:#,0} bytes free") : string.Empty;
        string target = report.Target.Length == 0 ? string.Empty : $", firmware {report.Target}";
        return $"{job.Board.Name} runs {model.Name} (checksum {model.Checksum:x8}), known answer right, {kernels} kernels ({report.KernelReason}){free}{target}";
    }

    private static CommandException Failure(string message) => new(ExitCode.Failure, message);
}
