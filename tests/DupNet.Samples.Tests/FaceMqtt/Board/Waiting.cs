using System;
using System.Diagnostics;
using System.Threading;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt.Board;

/// <summary>Waits for what other threads do.</summary>
internal static class Waiting
{
    private const int Patience = 60_000;

    /// <summary>Waits until something is so.</summary>
    public static void Until(Func<bool> isSo, Func<string> describe)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(watch.ElapsedMilliseconds < Patience, describe());
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Thread.Sleep(1);
        }
    }
}
