using System;
using System.Text;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt.Board;

/// <summary>What the board makes of a broker that refuses it, or is none.</summary>
public sealed class OddBrokerTests
{
    [Theory]
    [InlineData(1, "the broker refuses: answer 1")]
    [InlineData(2, "the broker refuses the name of this board")]
    [InlineData(3, "the broker cannot serve now")]
    [InlineData(4, "the broker refuses user name or password")]
    [InlineData(5, "the broker does not let this user in")]
    [InlineData(77, "the broker refuses: answer 77")]
    public void EachRefusalHasItsWordsAndIsTriedAgain(byte code, string words)
    {
        using OddBroker broker = new([0x20, 2, 0, code]);
        using RunningHouse board = RunningHouse.At(broker.Port);
        board.House.Show(1);
        Waiting.Until(() => broker.Attempts >= 3 && board.Publisher.Problem != null, () => $"{broker.Attempts} attempts");
        Assert.Equal(words, board.Publisher.Problem);
        Assert.Equal((0, false), (board.Publisher.Connections, board.Publisher.IsSettled));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("\u0020\u0002\0")]
    [InlineData("\u0030\u0005\0\u0009abc")]
    public void WhatIsNoBrokerIsToldAndTriedAgain(string answer)
    {
        using OddBroker broker = new(Encoding.Latin1.GetBytes(answer));
        using RunningHouse board = RunningHouse.At(broker.Port);
        board.House.Show(1);
        Waiting.Until(() => broker.Attempts >= 3 && board.Publisher.Problem != null, () => $"{broker.Attempts} attempts");
        Assert.StartsWith($"no connection to 127.0.0.1, port {broker.Port}: ", board.Publisher.Problem, StringComparison.Ordinal);
        Assert.Equal(0, board.Publisher.Connections);
    }
}
