using System;
using System.Linq;
using System.Threading;
using DupNet.Cli.Soaking;
using DupNet.Embedded;
using DupNet.Packing;
using Xunit;

namespace DupNet.Cli.Tests.Soaking;

public sealed class SoakRunTests
{
    private static readonly TimeSpan s_time = TimeSpan.FromSeconds(2);

    [Fact]
    public void TheSameInputGivesTheSame()
    {
        int told = 0;
        SoakReport report = Soak(static () => null).Run(s_time, (done, all) => told = Math.Max(told, done * 100 / all), CancellationToken.None);
        Assert.Equal(("spots", 3, 0L), (report.Model, report.Seed, report.Differences));
        Assert.DoesNotContain(report.Faults, static fault => fault.Contains("same input", StringComparison.Ordinal));
        Assert.InRange(report.Repetitions, 10, report.Detections);
        Assert.InRange(report.Inputs, 12, report.Detections);
        Assert.InRange(report.Seconds, s_time.TotalSeconds, 60);
        Assert.InRange(told, 50, 100);
        SoakTimes times = report.Milliseconds;
        Assert.True(times.Median > 0 && times.Median <= times.P90 && times.P90 <= times.P99 && times.P99 <= times.Longest, times.ToString());
        Assert.True(report.Drift is { FirstHeapBytes: > 0, LastHeapBytes: > 0, FirstWorkingSetBytes: > 0, LastWorkingSetBytes: > 0 }, report.Drift.ToString());
    }

    [Fact]
    public void AnotherResultIsFound()
    {
        SoakReport report = Soak(static () => new Forgetful()).Run(s_time, null, CancellationToken.None);
        Assert.InRange(report.Differences, 1, report.Repetitions);
        Assert.Equal("the same input gave another result", report.Faults[0]);
    }

    [Fact]
    public void MemoryThatIsKeptIsFound()
    {
        var kept = new System.Collections.Generic.List<byte[]>();
        SoakReport report = Soak(() =>
        {
            kept.Add(new byte[1 << 17]);
            return null;
        }).Run(s_time, null, CancellationToken.None);
        Assert.Contains("the managed heap grew by more than 5 % and 512 KiB", report.Faults);
        GC.KeepAlive(kept);
    }

    [Fact]
    public void ACancelledRunTellsWhatItFoundSoFar()
    {
        using var cancellation = new CancellationTokenSource();
        int steps = 0;
        SoakReport report = Soak(static () => null).Run(
            TimeSpan.FromHours(1),
            (_, _) =>
            {
                if (++steps == 20)
                {
                    cancellation.Cancel();
                }
            },
            cancellation.Token);
        Assert.InRange(report.Seconds, 0, 60);
        Assert.Equal(20 + 5, report.Detections);
    }

    [Theory]
    [InlineData(1, 1.9, 100, 100, 100, 100)]
    [InlineData(1, 2.1, 100, 100, 100, 100, "slower")]
    [InlineData(1, 1, 100_000_000, 104_000_000, 100, 100)]
    [InlineData(1, 1, 1000, 524_000, 100, 100)]
    [InlineData(1, 1, 100_000_000, 106_000_000, 100, 100, "heap")]
    [InlineData(1, 1, 100, 100, 100_000_000, 160_000_000)]
    [InlineData(1, 1, 100, 100, 100_000_000, 170_000_000, "working set")]
    public void WhatDriftsIsTold(double first, double last, long firstHeap, long lastHeap, long firstSet, long lastSet, params string[] told)
    {
        string[] faults = [.. new SoakDrift(first, last, firstHeap, lastHeap, firstSet, lastSet).Faults];
        Assert.Equal(told.Length, faults.Length);
        Assert.All(told.Zip(faults), static pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
    }

    private static SoakRun Soak(Func<IDetectionEngine?> makeEngine)
        => new(SpotModel.Model, new DetectorSettings(SpotModel.Model), 3, makeEngine);

    /// <summary>Managed kernels that lose all logits at every seventh detection.</summary>
    private sealed class Forgetful : IDetectionEngine
    {
        private static int s_calls;

        private readonly ManagedEngine _engine = new();

        public string Name => "forgetful";

        public int BufferBytes => _engine.BufferBytes;

        public int CompiledLayers => 0;

        public int[] Logits => s_calls % 7 == 0 ? [] : _engine.Logits;

        public string Probe() => _engine.Probe();

        public void Prepare(DupNetModel model, DetectorSettings settings) => _engine.Prepare(model, settings);

        public bool Detect(Frame frame, int input, DetectionList detections, BandCallback callback)
        {
            s_calls++;
            return _engine.Detect(frame, input, detections, callback);
        }
    }
}
