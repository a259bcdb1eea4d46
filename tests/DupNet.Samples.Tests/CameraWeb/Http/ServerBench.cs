using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CameraWeb.Http;
using Xunit;

namespace DupNet.Samples.Tests.CameraWeb.Http;

/// <summary>A server on a port of this machine, driven step by step by a clock that the test sets, and its clients.</summary>
internal sealed class ServerBench : IDisposable
{
    private readonly List<Socket> _clients = [];

    public ServerBench(ISite site)
    {
        Server = new WebServer(IPAddress.Loopback, 0, site);
    }

    public WebServer Server { get; }

    /// <summary>The server's clock, in milliseconds.</summary>
    public long Now { get; set; } = 1000;

    /// <summary>A client that has connected and said nothing.</summary>
    /// <param name="receiveBytes">Of the client's own buffer; 0 for the usual size.</param>
    public Socket Connect(int receiveBytes = 0)
    {
        Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        if (receiveBytes > 0)
        {
            client.ReceiveBufferSize = receiveBytes;
        }

        client.Connect(IPAddress.Loopback, Server.Port);
        _clients.Add(client);
        return client;
    }

    public Socket Send(string text)
    {
        Socket client = Connect();
        Send(client, text);
        return client;
    }

    public static void Send(Socket client, string text) => client.Send(Encoding.Latin1.GetBytes(text));

    /// <summary>A whole exchange: sends, lets the server work until it has ended the connection, and returns what came.</summary>
    public string Ask(string text) => Read(Send(text));

    public string Read(Socket client) => Encoding.Latin1.GetString(ReadBytes(client));

    public byte[] ReadBytes(Socket client)
    {
        using MemoryStream all = new();
        byte[] piece = new byte[4096];
        Stopwatch time = Stopwatch.StartNew();
        while (time.Elapsed.TotalSeconds < 60)
        {
            Server.Step(Now);
            while (client.Poll(1000, SelectMode.SelectRead))
            {
                int count = client.Receive(piece);
                if (count == 0)
                {
                    return all.ToArray();
                }

                all.Write(piece, 0, count);
            }
        }

        Assert.Fail("the server did not end the connection; it sent " + Encoding.Latin1.GetString(all.ToArray()));
        return [];
    }

    /// <summary>Lets the server work until something holds.</summary>
    public void StepUntil(Func<bool> holds)
    {
        Stopwatch time = Stopwatch.StartNew();
        do
        {
            Server.Step(Now);
            if (holds())
            {
                return;
            }
        }
        while (time.Elapsed.TotalSeconds < 60);

        Assert.Fail("the server did not get there");
    }

    /// <summary>Whether the server has ended the connection, without or with a reset.</summary>
    public static bool HasEnded(Socket client)
    {
        try
        {
            return client.Poll(0, SelectMode.SelectRead) && client.Available == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    public void Dispose()
    {
        _clients.ForEach(client => client.Dispose());
        Server.Close();
    }
}
