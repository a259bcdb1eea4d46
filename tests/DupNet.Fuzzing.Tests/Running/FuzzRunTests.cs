using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using DupNet.Fuzzing.Running;
using DupNet.Fuzzing.Targets;
using DupNet.Testing;
using Xunit;

namespace DupNet.Fuzzing.Tests.Running;

/// <summary>A reader that breaks a promise is found out, whatever the promise.</summary>
public sealed class FuzzRunTests : IDisposable
{
    private static readonly RunLimit s_limit = new(20000, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AnExceptionThatIsNotDocumentedIsFoundAndTheInputMadeSmall()
    {
        FuzzResult result = Run(new Reader(static input => input.Contains((byte)'x') ? throw new InvalidOperationException("x") : true));
        Finding finding = Assert.IsType<Finding>(result.Finding);
        Assert.Equal("InvalidOperationException: x", finding.What);
        Assert.Equal("x"u8, finding.Input);
        Assert.Equal(finding.Input, File.ReadAllBytes(finding.Write(_folder.Path)));

        // The seed makes it again.
        Assert.NotNull(Run(new Reader(static input => input.Contains((byte)'x') ? throw new InvalidOperationException("x") : true), finding.Seed!.Value, new RunLimit(1, TimeSpan.Zero)).Finding);
        Assert.StartsWith($"test {finding.Seed}", File.ReadAllText(_folder.File("last")), StringComparison.Ordinal);
    }

    [Fact]
    public void TooMuchMemoryIsFound()
    {
        FuzzResult result = Run(new Reader(static input => input.Contains((byte)'x') && new byte[2 << 20].Length > 0));
        Assert.Equal("takes 2 MiB of memory; 1 MiB are allowed", result.Finding?.What);
    }

    [Fact]
    public void AnInputWithoutAnEndIsFound()
    {
        using var ends = new ManualResetEventSlim();
        FuzzResult result = Run(new Reader(input =>
        {
            if (input.Contains((byte)'x'))
            {
                ends.Wait(TestContext.Current.CancellationToken);
            }

            return true;
        }), patience: TimeSpan.FromSeconds(1));
        Assert.True(result.Finding?.IsStuck);
        Assert.Equal("takes longer than 1 s", result.Finding?.What);
        ends.Set();
    }

    [Fact]
    public void WhatIsTakenIsCounted()
    {
        FuzzResult result = Run(new Reader(static input => input.Length % 2 == 0), 1, new RunLimit(1000, TimeSpan.Zero));
        Assert.Null(result.Finding);
        Assert.Equal(1000, result.Executions);
        Assert.InRange(result.Accepted, 100, 900);
    }

    private FuzzResult Run(Reader reader, int seed = 1, RunLimit? limit = null, TimeSpan? patience = null)
    {
        using var last = new LastInput(_folder.File("last"));
        return new FuzzRun(reader, last, patience).Run(seed, limit ?? s_limit);
    }

    private sealed class Reader(Func<byte[], bool> run) : FuzzTarget("test")
    {
        public override long MostBytes => 1 << 20;

        public override IReadOnlyList<byte[]> Seeds => ["abcdefgh"u8.ToArray()];

        public override byte[] Mutate(Random random, byte[] input) => Mutation.Bytes.Mutate(random, input);

        public override bool Run(byte[] input) => run(input);
    }
}
