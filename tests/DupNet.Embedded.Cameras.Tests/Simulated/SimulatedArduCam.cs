using System;
using System.Collections.Generic;
using DupNet.Embedded.Cameras.Buses;
using Xunit;

namespace DupNet.Embedded.Cameras.Tests.Simulated;

/// <summary>
/// An ArduCAM Mini 2MP as its makers describe it: the chip on SPI, the sensor's banked registers, time. Faults are switched on
/// from outside. What no driver may do fails the test.
/// </summary>
public sealed class SimulatedArduCam : ISpiBus, IRegisterBus, IPause
{
    private readonly byte[] _chip = new byte[256];
    private readonly byte[][] _sensor = [new byte[256], new byte[256]];
    private readonly List<byte> _sent = [];
    private byte[] _fifo = [];
    private int _fifoPosition;
    private int _captureEnds = -1;
    private bool _selected;
    private int _bank;

    public SimulatedArduCam() => ResetSensor();

    public enum Fault
    {
        None,

        /// <summary>Nothing on SPI: the line floats high.</summary>
        SpiHigh,

        /// <summary>Nothing on SPI: the line is low.</summary>
        SpiLow,

        /// <summary>The sensor does not acknowledge.</summary>
        SensorSilent,

        /// <summary>Another sensor answers.</summary>
        OtherSensor,

        /// <summary>The capture never ends.</summary>
        StuckCapture,

        /// <summary>The capture ends with half a frame.</summary>
        ShortFrame,

        /// <summary>The length register claims more than there can be.</summary>
        StuckLength,

        /// <summary>The bus fails in mid-frame.</summary>
        BusFailsInFifo,
    }

    public Fault Current { get; set; }

    /// <summary>Whether the chip hands out a byte before the first pixel.</summary>
    public bool LeadingByte { get; set; }

    /// <summary>How long a capture takes.</summary>
    public int CaptureMilliseconds { get; set; } = 130;

    public int Now { get; private set; }

    public bool IsSelected => _selected;

    public bool IsPoweredDown => (_chip[6] & 2) != 0;

    public int Captures { get; private set; }

    public int LargestRead { get; private set; }

    /// <summary>Every sensor register that was written, in order: bank, register, value.</summary>
    public List<(int Bank, int Register, int Value)> SensorWrites { get; } = [];

    public int OutputWidth => ((_sensor[0][0x5A] | ((_sensor[0][0x5C] & 3) << 8)) * 4);

    public int OutputHeight => ((_sensor[0][0x5B] | ((_sensor[0][0x5C] & 4) << 6)) * 4);

    /// <summary>The pixel byte that the simulated sensor gives: differs from frame to frame.</summary>
    public static byte Pixel(int capture, int index) => (byte)((index * 7) + (index >> 8) + (capture * 31));

    public void Select()
    {
        Assert.False(_selected, "selected twice");
        _selected = true;
        _sent.Clear();
    }

    public void Deselect()
    {
        if (_selected && _sent.Count == 2 && (_sent[0] & 0x80) != 0)
        {
            WriteChip(_sent[0] & 0x7F, _sent[1]);
        }

        _selected = false;
    }

    public void Write(byte[] data)
    {
        Assert.True(_selected, "written without chip select");
        _sent.AddRange(data);
    }

    public void Read(byte[] buffer, int offset, int count)
    {
        Assert.True(_selected, "read without chip select");
        Assert.True(count >= 1, "read of nothing");
        Assert.Single(_sent);
        LargestRead = Math.Max(LargestRead, count);
        if (_sent[0] != 0x3C)
        {
            Assert.Equal(1, count);
            buffer[offset] = ReadChip(_sent[0]);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            if (Current == Fault.BusFailsInFifo && i >= 100)
            {
                throw new CameraException(CameraError.NoAnswer, "simulated bus failure");
            }

            buffer[offset + i] = _fifoPosition < _fifo.Length ? _fifo[_fifoPosition++] : (byte)0;
        }
    }

    int IRegisterBus.Read(int register)
    {
        RequireSensor();
        Assert.InRange(register, 0, 255);
        if (Current == Fault.OtherSensor && _bank == 1 && register == 0x0B)
        {
            return 0x33;
        }

        return _sensor[_bank][register];
    }

    void IRegisterBus.Write(int register, int value)
    {
        RequireSensor();
        Assert.InRange(register, 0, 255);
        Assert.InRange(value, 0, 255);
        if (register == 0xFF)
        {
            Assert.InRange(value, 0, 1);
            _bank = value;
            return;
        }

        SensorWrites.Add((_bank, register, value));
        _sensor[_bank][register] = (byte)value;
        if (_bank == 1 && register == 0x12 && (value & 0x80) != 0)
        {
            ResetSensor();
        }
    }

    public void For(int milliseconds)
    {
        Assert.InRange(milliseconds, 1, 1000);
        Now += milliseconds;
    }

    private void ResetSensor()
    {
        Array.Clear(_sensor[0]);
        Array.Clear(_sensor[1]);
        _sensor[1][0x0A] = 0x26;
        _sensor[1][0x0B] = 0x42;
        _bank = 1;
    }

    private void RequireSensor()
    {
        if (Current == Fault.SensorSilent || IsPoweredDown)
        {
            throw new CameraException(CameraError.NoAnswer, "simulated sensor does not acknowledge");
        }
    }

    private void WriteChip(int register, byte value)
    {
        if (Current is Fault.SpiHigh or Fault.SpiLow)
        {
            return;
        }

        _chip[register] = value;
        if (register != 0x04)
        {
            return;
        }

        if ((value & 0x01) != 0)
        {
            _fifo = [];
            _fifoPosition = 0;
            _captureEnds = -1;
        }

        if ((value & 0x02) != 0)
        {
            _captureEnds = Now + CaptureMilliseconds;
        }
    }

    private byte ReadChip(int register)
    {
        Finish();
        return Current switch
        {
            Fault.SpiHigh => 0xFF,
            Fault.SpiLow => 0,
            Fault.StuckLength when register is >= 0x42 and <= 0x44 => 0xFF,
            _ => register switch
            {
                0x41 => (byte)(_fifo.Length != 0 ? 0x08 : 0x00),
                0x42 => (byte)_fifo.Length,
                0x43 => (byte)(_fifo.Length >> 8),
                0x44 => (byte)(_fifo.Length >> 16),
                _ => _chip[register],
            },
        };
    }

    private void Finish()
    {
        if (_captureEnds < 0 || Now < _captureEnds || Current == Fault.StuckCapture)
        {
            return;
        }

        _captureEnds = -1;
        Captures++;

        // The sensor must be awake and set to RGB565; its image processor must take in at least what it gives out.
        Assert.False(IsPoweredDown);
        Assert.Equal(0, _sensor[1][0x09] & 0x10);
        Assert.Equal(0x08, _sensor[0][0xDA]);
        int divider = _sensor[0][0x50] & 7;
        Assert.Equal(divider, (_sensor[0][0x50] >> 3) & 7);
        int width = ((_sensor[0][0x51] | ((_sensor[0][0x55] & 0x08) << 5) | ((_sensor[0][0x57] & 0x80) << 2)) * 4) >> divider;
        int height = ((_sensor[0][0x52] | ((_sensor[0][0x55] & 0x80) << 1)) * 4) >> divider;
        Assert.InRange(OutputWidth, 1, width);
        Assert.InRange(OutputHeight, 1, height);

        int bytes = OutputWidth * OutputHeight * 2;
        int held = Current == Fault.ShortFrame ? bytes / 2 : bytes;
        int lead = LeadingByte ? 1 : 0;

        // The length may cover some bytes more than the frame.
        _fifo = new byte[held + lead + (Current == Fault.ShortFrame ? 0 : 8)];
        _fifoPosition = 0;
        for (int i = 0; i < held; i++)
        {
            _fifo[lead + i] = Pixel(Captures, i);
        }
    }
}
