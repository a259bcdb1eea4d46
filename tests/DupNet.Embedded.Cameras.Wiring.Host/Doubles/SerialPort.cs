using System.Collections.Generic;
using System.Device;

namespace System.IO.Ports;

/// <summary>A serial port. Reading more than there is throws, as nanoFramework's does when the rest does not come in time.</summary>
public sealed class SerialPort
{
    private readonly Queue<byte> _input = new Queue<byte>();

    public SerialPort(string portName = "COM2", int baudRate = 9600)
    {
        PortName = portName;
        BaudRate = baudRate;
    }

    public string PortName { get; }

    public int BaudRate { get; }

    public int ReadBufferSize { get; set; } = 256;

    public int BytesToRead
    {
        get
        {
            RequireOpen();
            return _input.Count;
        }
    }

    /// <summary>Milliseconds that <see cref="Read"/> waits for all bytes; for ever until it is set, as nanoFramework's.</summary>
    public int ReadTimeout { get; set; } = -1;

    /// <summary>Milliseconds that <see cref="Read"/> has waited, time-outs only.</summary>
    public int Waited { get; private set; }

    /// <summary>Happens while <see cref="Read"/> waits.</summary>
    public Action Meanwhile { get; set; } = () => { };

    /// <summary>What was written.</summary>
    public List<byte> Written { get; } = new List<byte>();

    /// <summary>Whether every member fails.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Lets bytes arrive.</summary>
    public void Arrive(params byte[] data)
    {
        foreach (byte value in data)
        {
            _input.Enqueue(value);
        }
    }

    public void Open() => Workbench.Current.Ports.Add(this);

    public int Read(byte[] buffer, int offset, int count)
    {
        RequireOpen();
        if (count > _input.Count)
        {
            Meanwhile();
        }

        if (count > _input.Count)
        {
            Waited = ReadTimeout < 0 ? throw new InvalidOperationException("reads for ever") : Waited + ReadTimeout;
            throw new TimeoutException("fewer bytes than asked for");
        }

        for (int i = 0; i < count; i++)
        {
            buffer[offset + i] = _input.Dequeue();
        }

        return count;
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        RequireOpen();
        for (int i = 0; i < count; i++)
        {
            Written.Add(buffer[offset + i]);
        }
    }

    private void RequireOpen()
    {
        if (IsBroken)
        {
            throw new InvalidOperationException("port is not open");
        }
    }
}
