using FaceMqtt.Messaging;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt.Messaging;

public sealed class CommandGuardTests
{
    private readonly CommandGuard _guard = new();

    [Fact]
    public void ListensOnceInAConnection()
    {
        Assert.True(_guard.MayListen(0));
        _guard.Listen(0);
        Assert.False(_guard.MayListen(1));
        _guard.Lose(CommandGuard.SoonMilliseconds);
        Assert.True(_guard.MayListen(CommandGuard.SoonMilliseconds));
    }

    [Fact]
    public void RestsAfterThreeConnectionsThatEndedSoon()
    {
        long now = EndSoon(3, 0);
        Assert.False(_guard.MayListen(now));
        Assert.False(_guard.MayListen(now + CommandGuard.RestMilliseconds - 1));
        now += CommandGuard.RestMilliseconds;
        Assert.True(_guard.MayListen(now));

        // One more is enough then.
        now = EndSoon(1, now);
        Assert.False(_guard.MayListen(now));
    }

    [Fact]
    public void AConnectionThatLastedEndsTheCount()
    {
        long now = EndSoon(2, 0);
        _guard.Listen(now);
        now += CommandGuard.SoonMilliseconds;
        _guard.Lose(now);
        now = EndSoon(2, now);
        Assert.True(_guard.MayListen(now));
    }

    [Fact]
    public void AConnectionInWhichItDidNotListenSaysNothing()
    {
        for (int i = 0; i < 5; i++)
        {
            _guard.Lose(i);
        }

        Assert.True(_guard.MayListen(5));
    }

    private long EndSoon(int times, long now)
    {
        for (int i = 0; i < times; i++)
        {
            _guard.Listen(now);
            now += CommandGuard.SoonMilliseconds - 1;
            _guard.Lose(now);
        }

        return now;
    }
}
