using System;
using System.Threading;
using CameraWeb;
using CameraWeb.Http;
using DupNet.Embedded;
using DupNet.Embedded.Cameras.Buses;

namespace DupNet.Samples.Tests.CameraWeb;

/// <summary>The program's loop on a thread of its own, with a camera that shows a photo, on a port of this machine.</summary>
internal sealed class RunningProgram : IDisposable
{
    private readonly WebServer _server;
    private readonly Thread _thread;
    private volatile bool _isOver;

    public RunningProgram(CameraWatch watch)
    {
        Watch = watch;
        _server = Program.Serve(watch, 0);
        BandCallback serve = watch.Meanwhile;
        watch.Meanwhile = () =>
        {
            // A board takes longer for a picture than a PC.
            Thread.Sleep(3);
            return serve();
        };
        _thread = new Thread(Run);
        _thread.Start();
    }

    public CameraWatch Watch { get; }

    /// <summary>Where its page is.</summary>
    public string Address => $"http://127.0.0.1:{_server.Port}/";

    public void Dispose()
    {
        _isOver = true;
        _thread.Join();
        _server.Close();
    }

    private void Run()
    {
        IPause pause = new ThreadPause();
        while (!_isOver)
        {
            Program.Look(Watch, _server, pause);
        }
    }
}
