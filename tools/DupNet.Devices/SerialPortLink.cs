using System;
using System.IO;
using System.IO.Ports;
using System.Linq;

namespace DupNet.Devices;

/// <summary>A serial port, or on Linux and macOS a pseudo-terminal, by its path.</summary>
public sealed class SerialPortLink : IDeviceLink
{
    /// <summary>Usual speed in bits a second.</summary>
    public const int DefaultBaud = 115200;

    private const int WriteTimeoutMilliseconds = 10_000;

    private readonly SerialPort _port;

    private SerialPortLink(SerialPort port) => _port = port;

    /// <summary>Opens a serial port: 8 data bits, no parity, 1 stop bit, no flow control.</summary>
    /// <param name="name">Name or path of the port.</param>
    /// <param name="baud">Speed in bits a second.</param>
    /// <exception cref="DeviceException">The port does not exist, or is in use.</exception>
    public static SerialPortLink Open(string name, int baud)
    {
        RequirePath(name);
        SerialPort? port = null;
        try
        {
            port = new SerialPort(name, baud) { WriteTimeout = WriteTimeoutMilliseconds };
            port.Open();
            port.DiscardInBuffer();
            return new SerialPortLink(port);
        }
        catch (UnauthorizedAccessException e)
        {
            port?.Dispose();
            throw new DeviceException($"{name}: {TerminalProbe.Refusal(name) ?? "is in use by another program, or you may not use it."}", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            port?.Dispose();
            throw new DeviceException($"{name}: cannot be opened as a serial port: {e.Message.TrimEnd('.')}. {Ports()}", e);
        }
    }

    /// <summary>Refuses a name that can be no serial port.</summary>
    /// <param name="name">Name or path of the port; on Windows any name passes.</param>
    /// <exception cref="DeviceException">The path does not exist, is no serial port, is in use, or may not be used.</exception>
    public static void Check(string name)
    {
        RequirePath(name);
        if (TerminalProbe.Refusal(name) is { } refusal)
        {
            throw new DeviceException($"{name}: {refusal}");
        }
    }

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        try
        {
            _port.ReadTimeout = timeoutMilliseconds;
            return _port.Read(buffer, offset, count);
        }
        catch (TimeoutException)
        {
            return 0;
        }
        catch (Exception e) when (IsLoss(e))
        {
            throw Lost(e);
        }
    }

    /// <inheritdoc/>
    public void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            _port.Write(buffer, offset, count);
        }
        catch (TimeoutException e)
        {
            throw new DeviceException($"{_port.PortName}: takes no more data.", e);
        }
        catch (Exception e) when (IsLoss(e))
        {
            throw Lost(e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _port.Dispose();

    private static void RequirePath(string name)
    {
        if (!OperatingSystem.IsWindows() && !Path.Exists(name))
        {
            throw new DeviceException($"{name}: no such port. {Ports()}");
        }
    }

    private static bool IsLoss(Exception e) => e is IOException or InvalidOperationException or UnauthorizedAccessException or OperationCanceledException;

    private static string Ports()
    {
        string[] names = [.. SerialPort.GetPortNames().Order(StringComparer.Ordinal)];
        return names.Length == 0 ? "No serial ports are there." : $"Ports that are there: {string.Join(", ", names)}.";
    }

    private DeviceException Lost(Exception e) => new($"{_port.PortName}: the line is lost: {e.Message}", e);
}
