using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using DupNet.Testing;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt.Board;

/// <summary>Debian's broker, mosquitto, on a free port of this machine. Tests that need it are skipped where it is not installed.</summary>
internal sealed class Mosquitto : IDisposable
{
    private const int Patience = 30_000;

    private static readonly string[] s_folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator), "/usr/sbin", "/usr/local/sbin"];

    private static readonly string? s_program = Find("mosquitto");

    private readonly TemporaryFolder _folder = new();
    private readonly string _settings;
    private Process? _process;

    private Mosquitto(params string[] lines)
    {
        Assert.SkipWhen(s_program is null, "mosquitto is not installed");
        Port = FreePort();
        _settings = _folder.File("mosquitto.conf");

        // As root it would become another user, who cannot read the folder.
        File.WriteAllLines(_settings, [$"listener {Port} 127.0.0.1", "persistence false", "set_tcp_nodelay true", "log_type error", "user root", .. lines.Select(line => line.Replace("{folder}", _folder.Path, StringComparison.Ordinal))]);
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>One that lets everybody in.</summary>
    public static Mosquitto Open(bool isStarted = true)
    {
        Mosquitto broker = new("allow_anonymous true");
        if (isStarted)
        {
            broker.Start();
        }

        return broker;
    }

    /// <summary>One that lets one user in.</summary>
    public static Mosquitto WithPassword(string user, string password)
    {
        Mosquitto broker = new("allow_anonymous false", "password_file {folder}/passwords");
        string? tool = Find("mosquitto_passwd");
        Assert.SkipWhen(tool is null, "mosquitto_passwd is not installed");
        using Process made = Process.Start(new ProcessStartInfo(tool!, ["-c", "-b", broker._folder.File("passwords"), user, password]) { RedirectStandardError = true })!;
        Assert.True(made.WaitForExit(Patience));
        broker.Start();
        return broker;
    }

    /// <summary>One that talks TLS.</summary>
    public static Mosquitto Secure(string certificate, string key)
    {
        Mosquitto broker = new("allow_anonymous true", "certfile {folder}/server.pem", "keyfile {folder}/server.key");
        File.WriteAllText(broker._folder.File("server.pem"), certificate);
        File.WriteAllText(broker._folder.File("server.key"), key);
        broker.Start();
        return broker;
    }

    /// <summary>A port that nothing listens on.</summary>
    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it, with nothing retained, and waits until it listens.</summary>
    public void Start()
    {
        StringBuilder errors = new();
        _process = new Process { StartInfo = new ProcessStartInfo(s_program!, ["-c", _settings]) { RedirectStandardError = true, RedirectStandardOutput = true } };
        _process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        _process.OutputDataReceived += (_, _) => { };
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        Stopwatch watch = Stopwatch.StartNew();
        while (!IsListening())
        {
            Assert.False(_process.HasExited, errors.ToString());
            Assert.True(watch.ElapsedMilliseconds < Patience, "mosquitto does not listen");
            Thread.Sleep(20);
        }
    }

    /// <summary>Ends it without a farewell to anybody.</summary>
    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Kill();
        _folder.Dispose();
    }

    private static string? Find(string name) => s_folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private bool IsListening()
    {
        try
        {
            using TcpClient client = new("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
