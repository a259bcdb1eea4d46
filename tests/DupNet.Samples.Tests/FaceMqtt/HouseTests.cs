using System;
using System.Linq;
using System.Text;
using DupNet.Embedded;
using DupNet.Samples.Tests.FaceMqtt.Messaging;
using FaceMqtt;
using FaceMqtt.HomeAssistant;
using FaceMqtt.Messaging;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt;

public sealed class HouseTests
{
    private readonly SimulatedClock _clock = new();
    private readonly SimulatedBroker _broker;
    private readonly Publisher _publisher;
    private readonly House _house;

    public HouseTests()
    {
        _broker = new SimulatedBroker(_clock);
        _publisher = new Publisher(_broker.Make, HouseTopics.All("hall"), _clock, new ReconnectPauses(1000, 8000, new Random(1)), 1000);
        _house = new House(_publisher, "hall", "Hall", "esp32-cam", true);
    }

    [Fact]
    public void ThatItSeesIsToldAfterWhatItSees()
    {
        Assert.True(_house.Show(0));
        _house.ShowBest([1, 2]);
        Assert.False(_house.Show(0));
        _publisher.Step();
        Assert.Equal(
            [
                "homeassistant/device/hall/config", "dupnet/hall/presence", "dupnet/hall/faces", "dupnet/hall/picture", "dupnet/hall/availability",
                "dupnet/hall/best-shot",
            ],
            _broker.Sent.Select(sent => sent.Topic));
    }

    [Fact]
    public void TellsWhetherSomebodyIsThereAndHowMany()
    {
        _house.Show(0);
        Assert.Equal("OFF 0 online", States());
        Assert.True(_house.Show(2));
        Assert.Equal("ON 2 online", States());
        Assert.True(_house.Blind());
        Assert.False(_house.Blind());
        Assert.Equal("ON 2 offline", States());
        Assert.True(_house.Show(2));
        Assert.Equal("ON 2 online", States());
    }

    [Fact]
    public void TellsWhatThePicturesLookLike()
    {
        Assert.Equal("unclear", Picture());
        Assert.False(_house.Judge(FrameVerdict.Unclear));
        string[] words = [.. Enum.GetValues<FrameVerdict>().Select(verdict =>
        {
            Assert.True(_house.Judge(verdict));
            return Picture();
        })];
        Assert.Equal(["fine", "unclear", "bytes swapped", "other format", "other width"], words);
        string Picture()
        {
            States();
            return Encoding.UTF8.GetString(_broker.Retained["dupnet/hall/picture"]);
        }
    }

    [Fact]
    public void TheBestShotIsForgottenWhenSomebodyAsksForIt()
    {
        _house.Show(1);
        _house.ShowBest([1, 2]);
        States();
        Assert.Equal([1, 2], _broker.Retained["dupnet/hall/best-shot"]);
        Assert.Equal("dupnet/hall/command", _publisher.CommandTopic);
        _house.Handle("forget"u8.ToArray());
        States();
        Assert.Empty(_broker.Retained["dupnet/hall/best-shot"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Forget")]
    [InlineData("forget ")]
    [InlineData("forge\0")]
    public void OtherCommandsDoNothing(string command)
    {
        _house.ShowBest([1, 2]);
        _house.Handle(Encoding.UTF8.GetBytes(command));
        States();
        Assert.Equal([1, 2], _broker.Retained["dupnet/hall/best-shot"]);
    }

    [Fact]
    public void WithoutCommandsItListensToNone()
    {
        Publisher publisher = new(_broker.Make, HouseTopics.All("hall"), _clock, new ReconnectPauses(1000, 8000, new Random(1)), 1000);
        _ = new House(publisher, "hall", "Hall", "esp32-cam", false);
        Assert.Null(publisher.CommandTopic);
    }

    /// <summary>What the broker retains, a second later.</summary>
    private string States()
    {
        _clock.Milliseconds += 1000;
        _publisher.Step();
        _broker.Last.ArriveAll();
        string Of(string topic) => _broker.Retained.TryGetValue("dupnet/hall/" + topic, out byte[]? value) ? Encoding.UTF8.GetString(value) : "-";
        return $"{Of("presence")} {Of("faces")} {Of("availability")}";
    }
}
