using System;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using CameraWeb.Http;
using Xunit;

namespace DupNet.Samples.Tests.CameraWeb.Http;

/// <summary>The server over real sockets.</summary>
public sealed class WebServerTests
{
    private const string Get = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

    [Fact]
    public void SendsALongBodyWhole()
    {
        using ServerBench bench = new(new LongSite(200_001));
        byte[] all = bench.ReadBytes(bench.Send(Get));
        string text = Encoding.Latin1.GetString(all);
        int body = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        Assert.StartsWith("HTTP/1.0 200 OK\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Length: 200001\r\n", text[..body], StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, 200_001).Select(static i => (byte)(i % 251)), all[body..]);
    }

    [Fact]
    public void HeadSendsNoBody()
    {
        using ServerBench bench = new(new LongSite(5000));
        Assert.EndsWith("\r\n\r\n", bench.Ask("HEAD / HTTP/1.1\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void TwoClientsAtOnceAreServedThoughOneIsSlow()
    {
        using ServerBench bench = new(new LongSite(3000));
        Socket slow = bench.Connect();
        foreach (char character in "GET / HT")
        {
            ServerBench.Send(slow, character.ToString());
            bench.Now += 100;
            bench.Server.Step(bench.Now);
        }

        Assert.EndsWith("\r\n\r\n", bench.Ask("HEAD / HTTP/1.0\r\n\r\n"), StringComparison.Ordinal);
        ServerBench.Send(slow, "TP/1.0\r\n\r\n");
        Assert.Contains("200 OK", bench.Read(slow), StringComparison.Ordinal);
    }

    [Fact]
    public void AClientThatSaysNothingIsDropped()
    {
        using ServerBench bench = new(new LongSite(10));
        Socket still = bench.Connect();
        bench.StepUntil(() => !bench.Server.IsIdle);
        bench.Now += Connection.StillMilliseconds;
        bench.Server.Step(bench.Now);
        Assert.False(bench.Server.IsIdle);
        bench.Now++;
        bench.Server.Step(bench.Now);
        Assert.True(bench.Server.IsIdle);
        Assert.Empty(bench.Read(still));
    }

    /// <summary>A byte every few seconds keeps a connection from being still, but not for ever.</summary>
    [Fact]
    public void AClientThatSendsByteByByteIsDroppedAfterAWhile()
    {
        using ServerBench bench = new(new LongSite(10));
        Socket drip = bench.Connect();
        bench.StepUntil(() => !bench.Server.IsIdle);
        long start = bench.Now;
        while (!bench.Server.IsIdle && bench.Now - start < 100_000)
        {
            ServerBench.Send(drip, "x");
            Thread.Sleep(2);
            bench.Now += 3000;
            bench.Server.Step(bench.Now);
        }

        Assert.InRange(bench.Now - start, Connection.WholeMilliseconds, Connection.WholeMilliseconds + 3000);
    }

    [Fact]
    public void AClientThatTakesNothingIsDropped()
    {
        using ServerBench bench = new(new LongSite(50_000_000));
        Socket lazy = bench.Connect(receiveBytes: 4096);
        ServerBench.Send(lazy, Get);
        bench.StepUntil(() => lazy.Available > 0);

        // The kernels' buffers fill up, then nothing moves.
        for (int i = 0; i < 300 && !bench.Server.IsIdle; i++)
        {
            bench.Now += 100;
            for (int k = 0; k < 20; k++)
            {
                bench.Server.Step(bench.Now);
            }
        }

        Assert.True(bench.Server.IsIdle);
    }

    [Fact]
    public void AClockThatIsSetBackEndsConnectionsInsteadOfKeepingThem()
    {
        using ServerBench bench = new(new LongSite(10));
        bench.Connect();
        bench.StepUntil(() => !bench.Server.IsIdle);
        bench.Now -= 500;
        bench.Server.Step(bench.Now);
        Assert.True(bench.Server.IsIdle);
    }

    [Fact]
    public void WhenAllPlacesAreTakenTheOneWhoWaitedLongestMakesRoom()
    {
        using ServerBench bench = new(new LongSite(10));
        Socket[] still = new Socket[WebServer.Places];
        for (int i = 0; i < still.Length; i++)
        {
            still[i] = bench.Connect();
            bench.Now += 10;
            bench.Server.Step(bench.Now);
        }

        Assert.Contains("200 OK", bench.Ask(Get), StringComparison.Ordinal);
        Assert.Equal([true, false, false, false], still.Select(ServerBench.HasEnded));
    }

    [Fact]
    public void AFloodOfClientsLeavesTheProgramItsTimeAndEnds()
    {
        using ServerBench bench = new(new LongSite(10));
        for (int i = 0; i < 200; i++)
        {
            using Socket client = bench.Connect();
            if (i % 2 == 0)
            {
                ServerBench.Send(client, "GET /");
            }

            if (i % 4 == 3)
            {
                client.LingerState = new LingerOption(true, 0);
            }

            client.Dispose();
            bench.Server.Step(bench.Now);
        }

        bench.StepUntil(() => bench.Server.IsIdle);
        Assert.Contains("200 OK", bench.Ask(Get), StringComparison.Ordinal);
    }

    /// <summary>A header without end is refused at its limit, whatever still comes.</summary>
    [Theory]
    [InlineData("GET / HTTP/1.1\r\nCookie: ", "c", "431")]
    [InlineData("GET / HTTP/1.1\r\n", "a: b\r\n", "431")]
    [InlineData("GET /", "p", "414")]
    [InlineData("", "\r\n", "431")]
    public void ARequestWithoutEndIsRefused(string start, string more, string status)
    {
        using ServerBench bench = new(new LongSite(10));
        Socket client = bench.Send(start);
        bench.Server.Step(bench.Now);
        ServerBench.Send(client, string.Concat(Enumerable.Repeat(more, 10_000)));
        client.Shutdown(SocketShutdown.Send);
        Assert.StartsWith($"HTTP/1.0 {status} ", bench.Read(client), StringComparison.Ordinal);
        Assert.Contains("200 OK", bench.Ask(Get), StringComparison.Ordinal);
    }

    /// <summary>Who sends one byte after the other, on all places, keeps nobody else out.</summary>
    [Fact]
    public void SlowClientsOnAllPlacesKeepNobodyOut()
    {
        using ServerBench bench = new(new LongSite(3000));
        Socket[] slow = [.. Enumerable.Range(0, WebServer.Places).Select(_ => bench.Connect())];
        for (int round = 0; round < 5; round++)
        {
            for (int i = 0; i < slow.Length; i++)
            {
                if (!ServerBench.HasEnded(slow[i]))
                {
                    ServerBench.Send(slow[i], "G");
                }
                else
                {
                    slow[i] = bench.Connect();
                }

                bench.Now += 10;
                bench.Server.Step(bench.Now);
            }

            Assert.Contains("200 OK", bench.Ask(Get), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AClientThatHasSaidAllMayCloseItsSide()
    {
        using ServerBench bench = new(new LongSite(3000));
        Socket client = bench.Send(Get);
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal(3000, bench.Read(client).Split("\r\n\r\n", 2)[1].Length);
    }

    [Fact]
    public void AClientThatClosesItsSideTooEarlyIsDropped()
    {
        using ServerBench bench = new(new LongSite(3000));
        Socket client = bench.Send("GET / HTTP/1.1\r\n");
        client.Shutdown(SocketShutdown.Send);
        Assert.Empty(bench.Read(client));
        Assert.True(bench.Server.IsIdle);
    }

    [Fact]
    public void AClientThatGoesAwayInTheMiddleLeavesTheServerWell()
    {
        using ServerBench bench = new(new LongSite(50_000_000));
        Socket client = bench.Send(Get);
        bench.StepUntil(() => client.Available > 0);
        client.LingerState = new LingerOption(true, 0);
        client.Dispose();
        bench.StepUntil(() => bench.Server.IsIdle);
    }

    /// <summary>Closed before all is read, a connection is reset, and what was sent may be lost.</summary>
    [Fact]
    public void ARefusalArrivesThoughTheClientSendsOn()
    {
        using ServerBench bench = new(new LongSite(10));
        Socket client = bench.Send("POST / HTTP/1.1\r\nContent-Length: 100000\r\n\r\n");
        bench.Server.Step(bench.Now);
        ServerBench.Send(client, new string('x', 100_000));
        client.Shutdown(SocketShutdown.Send);
        string reply = bench.Read(client);
        Assert.StartsWith("HTTP/1.0 413 ", reply, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nthe body is longer than 128 bytes\n", reply, StringComparison.Ordinal);
    }

    [Fact]
    public void AClientWhoWasRefusedAndStaysIsDropped()
    {
        using ServerBench bench = new(new LongSite(10));
        Socket client = bench.Send("NONSENSE\r\n");
        bench.StepUntil(() => client.Available > 0);
        Assert.False(bench.Server.IsIdle);
        bench.Now += 1001;
        bench.Server.Step(bench.Now);
        Assert.True(bench.Server.IsIdle);
        Assert.StartsWith("HTTP/1.0 400 ", bench.Read(client), StringComparison.Ordinal);
    }

    [Fact]
    public void ABodyThatExistsNoLongerIsCutShort()
    {
        using ServerBench bench = new(new LongSite(10_000) { End = 2048 });
        string reply = bench.Read(bench.Send(Get));
        Assert.Equal(2048, reply.Split("\r\n\r\n", 2)[1].Length);
        Assert.Contains("Content-Length: 10000", reply, StringComparison.Ordinal);
    }

    [Fact]
    public void NoCallAllocatesMuchHoweverMuchArrives()
    {
        using ServerBench bench = new(new LongSite(10));
        bench.Ask(Get);
        Socket client = bench.Connect();
        bench.StepUntil(() => !bench.Server.IsIdle);
        ServerBench.Send(client, "GET / HTTP/1.1\r\n" + string.Concat(Enumerable.Repeat("Cookie: " + new string('c', 400) + "\r\n", 9)));
        Thread.Sleep(50);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            bench.Server.Step(bench.Now);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2000);
        ServerBench.Send(client, "\r\n");
        Assert.Contains("200 OK", bench.Read(client), StringComparison.Ordinal);
    }
}
