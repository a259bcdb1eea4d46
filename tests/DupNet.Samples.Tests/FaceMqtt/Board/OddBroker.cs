using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace DupNet.Samples.Tests.FaceMqtt.Board;

/// <summary>Something on the broker's port that gives the same answer to everybody, and hangs up.</summary>
internal sealed class OddBroker : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;
    private int _attempts;

    public OddBroker(byte[] answer)
    {
        _answer = answer;
        _listener.Start();
        new Thread(Serve) { IsBackground = true }.Start();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often somebody came.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    public void Dispose() => _listener.Dispose();

    private void Serve()
    {
        byte[] request = new byte[1024];
        try
        {
            while (true)
            {
                using Socket client = _listener.AcceptSocket();
                Interlocked.Increment(ref _attempts);
                if (client.Receive(request) > 0)
                {
                    client.Send(_answer);
                }
            }
        }
        catch (Exception failure) when (failure is SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
