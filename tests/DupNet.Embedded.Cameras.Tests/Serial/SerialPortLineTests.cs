using System;
using System.IO.Ports;
using DupNet.Embedded.Cameras.Serial;
using Xunit;

namespace DupNet.Embedded.Cameras.Tests.Serial;

public sealed class SerialPortLineTests
{
    private readonly SerialPort _port = new();
    private readonly SerialPortLine _line;
    private readonly byte[] _buffer = new byte[8];

    public SerialPortLineTests() => _line = new SerialPortLine(_port);

    [Fact]
    public void GivesWhatIsThereWithoutWaitingForMore()
    {
        _port.Arrive(1, 2, 3);
        Assert.Equal(3, _line.Read(_buffer, 1, 7, 50));
        Assert.Equal([0, 1, 2, 3, 0, 0, 0, 0], _buffer);
        _port.Arrive(4, 5, 6);
        Assert.Equal(2, _line.Read(_buffer, 0, 2, 50));
        Assert.Equal(0, _port.Waited);
    }

    [Fact]
    public void WaitsForTheFirstByteAsLongAsTold()
    {
        Assert.Equal(0, _line.Read(_buffer, 0, 8, 50));
        Assert.Equal(50, _port.Waited);
        Assert.Equal(0, _line.Read(_buffer, 0, 8, 7));
        Assert.Equal(57, _port.Waited);
        _port.Meanwhile = () => _port.Arrive(7, 8);
        Assert.Equal(1, _line.Read(_buffer, 0, 8, 50));
        Assert.Equal(1, _line.Read(_buffer, 1, 7, 50));
        Assert.Equal([7, 8, 0, 0, 0, 0, 0, 0], _buffer);
        Assert.Equal(57, _port.Waited);
    }

    [Fact]
    public void NeedsAPort()
        => Assert.Throws<ArgumentNullException>(() => new SerialPortLine(null));

    [Fact]
    public void SendsTheBytesThatItIsTold()
    {
        _line.Write([1, 2, 3], 1, 2);
        Assert.Equal([2, 3], _port.Written);
    }

    [Fact]
    public void APortThatFailsIsNamed()
    {
        _port.IsBroken = true;
        foreach (Action action in (Action[])[() => _line.Read(_buffer, 0, 1, 1), () => _line.Write(_buffer, 0, 1)])
        {
            CameraException exception = Assert.Throws<CameraException>(action);
            Assert.Equal(CameraError.BusFailed, exception.Error);
            Assert.Equal("serial port COM2 failed: port is not open", exception.Message);
        }
    }
}
