using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DupNet.Cli.Signing;
using DupNet.CommandLine.Output;
using DupNet.Embedded;

namespace DupNet.Cli.Output;

/// <summary>The known answer that a model states, beside those that were computed.</summary>
/// <param name="model">The model.</param>
internal sealed class VerifyReport(DupNetModel model)
{
    private readonly List<(string Kernels, VerifiedAnswer Answer)> _answers = [];

    private readonly List<(string Kernels, VerifiedFrames Frames)> _frames = [];

    /// <summary>What became of the model's signature; null if it was not asked about.</summary>
    public VerifiedSignature? Signature { get; set; }

    /// <summary>Whether the signature, if it was asked about, is right, all answers were computed and are those of the model, and all frames have their published checksums.</summary>
    public bool IsRight => Signature?.Refusal is null && _answers.All(entry => IsModels(entry.Answer)) && _frames.All(static entry => entry.Frames.Right == entry.Frames.Run);

    /// <summary>Takes an answer.</summary>
    /// <param name="kernels">What computed it: managed, native or board.</param>
    /// <param name="answer">The answer.</param>
    public void Add(string kernels, VerifiedAnswer answer) => _answers.Add((kernels, answer));

    /// <summary>Takes what was found of the generated frames.</summary>
    /// <param name="kernels">What computed them: managed, native or board.</param>
    /// <param name="frames">What was found.</param>
    public void Add(string kernels, VerifiedFrames frames) => _frames.Add((kernels, frames));

    /// <summary>Writes the report.</summary>
    /// <param name="output">Takes the lines.</param>
    /// <param name="json">Whether to print one line of JSON.</param>
    public void Write(TextWriter output, bool json)
    {
        if (json)
        {
            JsonLine.Write(output, new
            {
                model = model.Name,
                checksum = (uint)model.Checksum,
                expected = (uint)model.KnownAnswerHash,
                signature = Signature is null ? null : new { right = Signature.Refusal is null, version = Signature.Version, refusal = Signature.Refusal },
                answers = _answers.Select(entry => new
                {
                    kernels = entry.Kernels,
                    answer = (uint?)entry.Answer.Answer,
                    right = IsModels(entry.Answer),
                    milliseconds = entry.Answer.Milliseconds,
                }),
                frames = _frames.Select(static entry => new
                {
                    kernels = entry.Kernels,
                    right = entry.Frames.Right,
                    run = entry.Frames.Run,
                    first = entry.Frames.First,
                }),
            });
            return;
        }

        output.WriteVisible(Text($"{model.Name}, checksum {model.Checksum:x8}, states the answer {model.KnownAnswerHash:x8} at {model.KnownAnswerSide} x {model.KnownAnswerSide}"));
        if (Signature is not null)
        {
            output.WriteVisible(Signature.Refusal is { } refusal ? $"signature WRONG: {refusal}" : Text($"signature right, version {Signature.Version}"));
        }

        foreach ((string kernels, VerifiedAnswer answer) in _answers)
        {
            string verdict = answer.Answer is null ? "not computed" : IsModels(answer) ? Text($"{answer.Answer:x8}  right") : Text($"{answer.Answer:x8}  WRONG");
            output.WriteVisible(Text($"{kernels,-8} {verdict}{(answer.Milliseconds is double time ? Text($"  {time:0.0} ms") : string.Empty)}"));
        }

        foreach ((string kernels, VerifiedFrames frames) in _frames)
        {
            output.WriteVisible(Text($"{kernels,-8} {frames.Right} of {frames.Run} frames right{(frames.First is null ? string.Empty : $"  WRONG first in {frames.First}")}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private bool IsModels(VerifiedAnswer answer) => answer.Answer == model.KnownAnswerHash;
}
