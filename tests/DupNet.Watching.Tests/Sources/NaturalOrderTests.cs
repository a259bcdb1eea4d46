using System;
using System.Linq;
using CsCheck;
using DupNet.Watching.Sources;
using Xunit;

namespace DupNet.Watching.Tests.Sources;

public sealed class NaturalOrderTests
{
    [Fact]
    public void NumbersCountAsNumbers() => Assert.Equal(
        ["a", "a01.png", "a1.png", "a2.png", "a9b10", "a10.png", "a12345678901234567890123", "b"],
        new[] { "b", "a12345678901234567890123", "a10.png", "a9b10", "a2.png", "a01.png", "a1.png", "a" }.Order(NaturalOrder.Instance));

    [Fact]
    public void IsAnOrder() => Gen.String[Gen.Char["ab019./"], 0, 6].Array[3].Sample(names =>
    {
        NaturalOrder order = NaturalOrder.Instance;
        Assert.Equal(Math.Sign(order.Compare(names[0], names[1])), -Math.Sign(order.Compare(names[1], names[0])));
        Assert.Equal(names[0] == names[1], order.Compare(names[0], names[1]) == 0);
        if (order.Compare(names[0], names[1]) <= 0 && order.Compare(names[1], names[2]) <= 0)
        {
            Assert.True(order.Compare(names[0], names[2]) <= 0);
        }
    });
}
