using System.Text;
using Xunit;

namespace DupNet.Embedded.Serial.Tests;

public sealed class Crc16Tests
{
    [Fact]
    public void HasTheCheckValueOfItsName()
        => Assert.Equal(0x29B1, Crc16.Compute(Encoding.ASCII.GetBytes("_123456789_"), 1, 9));
}
