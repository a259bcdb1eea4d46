using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace DupNet.Samples.Tests.FaceMqtt.Board;

/// <summary>A line to a broker that a test cuts, delays or blocks.</summary>
internal sealed class BadLine : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _target;
    private readonly List<Socket> _sockets = [];
    private volatile bool _isClosed;

    public BadLine(int target)
    {
        _target = target;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        Start(Accept);
    }

    /// <summary>Where it begins.</summary>
    public int Port { get; }

    /// <summary>How long each piece takes.</summary>
    public int DelayMilliseconds { get; set; }

    /// <summary>Whether it swallows all that goes in, either way.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>How many connections there were.</summary>
    public int Connections { get; private set; }

    /// <summary>Cuts all connections.</summary>
    public void Cut()
    {
        lock (_sockets)
        {
            foreach (Socket socket in _sockets)
            {
                // At once, not after what is still on its way. One that has ended already has nothing to be cut.
                socket.Close(0);
            }

            _sockets.Clear();
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        _listener.Dispose();
        Cut();
    }

    private static void Start(Action work) => new Thread(() =>
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut, or the broker is not there.
        }
    }) { IsBackground = true }.Start();

    private void Accept()
    {
        while (!_isClosed)
        {
            Socket near = _listener.AcceptSocket();
            Connections++;
            Socket far = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            near.NoDelay = true;
            lock (_sockets)
            {
                _sockets.Add(near);
                _sockets.Add(far);
            }

            Start(() =>
            {
                try
                {
                    far.Connect(IPAddress.Loopback, _target);
                    Start(() => Pass(far, near));
                    Pass(near, far);
                }
                finally
                {
                    near.Dispose();
                    far.Dispose();
                }
            });
        }
    }

    private void Pass(Socket from, Socket to)
    {
        byte[] buffer = new byte[4096];
        try
        {
            for (int read = from.Receive(buffer); read > 0; read = from.Receive(buffer))
            {
                if (DelayMilliseconds > 0)
                {
                    Thread.Sleep(DelayMilliseconds);
                }

                if (!IsBlocked)
                {
                    to.Send(buffer, read, SocketFlags.None);
                }
            }
        }
        finally
        {
            to.Dispose();
        }
    }
}
