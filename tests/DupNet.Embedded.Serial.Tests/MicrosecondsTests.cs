using System;
using Xunit;

namespace DupNet.Embedded.Serial.Tests;

public sealed class MicrosecondsTests
{
    [Fact]
    public void AClockThatIsSetMeanwhileGivesTheLeastOrTheMost()
    {
        long now = DateTime.UtcNow.Ticks;
        Assert.Equal(0, Microseconds.Since(now + TimeSpan.TicksPerDay));
        Assert.Equal(int.MaxValue, Microseconds.Since(now - (365 * TimeSpan.TicksPerDay)));
        Assert.InRange(Microseconds.Since(now - TimeSpan.TicksPerSecond), 1_000_000, 60_000_000);
    }
}
