using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Cli.Flashing;

namespace DupNet.Fuzzing.Targets;

/// <summary>What a board prints while <c>dupnet flash</c> waits for its self-test: the same reports in any pieces, in characters that a terminal shows.</summary>
internal sealed class SelfTestTarget() : FuzzTarget("self-test")
{
    private const int Piece = 7;

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        "boot\r\nmodel dupnet-nano\r\nmodel-checksum 0badcafe\r\nknown-answer 12345678\r\nexpected-answer 12345678\r\nkernels native core, version 7\r\nfree-bytes 45678\r\nbuild 00112233\r\ntarget ESP32\r\nresult OK\r\n"u8.ToArray(),
        "model x\nkernels managed kernels: the firmware was built without DupNet.Embedded.Native\nresult the known answer is wrong\nresult OK\nmodel y\n"u8.ToArray(),
    ];

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => Mutation.Text.Mutate(random, input);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        IReadOnlyList<SelfTestReport> whole = new SelfTestLines().Take(input);
        var lines = new SelfTestLines();
        SelfTestReport[] pieces = [.. input.Chunk(Piece).SelectMany(piece => lines.Take(piece))];
        Require(whole.SequenceEqual(pieces), "reports are the same in any pieces");
        Require(
            whole.All(static report => (report.Model + report.KernelReason + report.Problem + report.Build + report.Target).All(static each => each is >= ' ' and <= '~')),
            "what is printed is of characters that a terminal shows");
        return whole.Any(static report => report.Problem is null);
    }
}
