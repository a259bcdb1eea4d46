using System;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using FaceMqtt.HomeAssistant;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt.HomeAssistant;

/// <summary>Held against what Home Assistant's schemas ask for (homeassistant/components/mqtt: discovery.py, schemas.py, image.py).</summary>
public sealed class DiscoveryMessageTests
{
    [Fact]
    public void TheTopicIsOneThatHomeAssistantTakes() => Assert.Matches(
        new Regex("^homeassistant/device/[a-zA-Z0-9_-]+/config$"), HouseTopics.All("hall-camera-2")[HouseTopics.Discovery]);

    [Fact]
    public void NamesADeviceAnOriginAndWhetherItIsThere()
    {
        JsonElement message = Read(false);
        Assert.Equal("dupnet-hall", message.GetProperty("device").GetProperty("identifiers").GetString());
        Assert.Equal("Hall \"2\"", message.GetProperty("device").GetProperty("name").GetString());
        Assert.Equal("face-mqtt", message.GetProperty("origin").GetProperty("name").GetString());
        Assert.Equal("dupnet/hall/availability", message.GetProperty("availability_topic").GetString());
    }

    [Fact]
    public void EachComponentHasItsPlatformItsTopicAndAnIdentityOfItsOwn()
    {
        JsonElement components = Read(true).GetProperty("components");
        Assert.Equal(
            [
                "presence binary_sensor dupnet-hall-presence dupnet/hall/presence",
                "faces sensor dupnet-hall-faces dupnet/hall/faces",
                "picture binary_sensor dupnet-hall-picture dupnet/hall/picture",
                "best-shot image dupnet-hall-best-shot dupnet/hall/best-shot",
                "forget button dupnet-hall-forget dupnet/hall/command",
            ],
            components.EnumerateObject().Select(component => string.Join(
                ' ',
                component.Name,
                component.Value.GetProperty("platform").GetString(),
                component.Value.GetProperty("unique_id").GetString(),
                component.Value.EnumerateObject().Single(each => each.Name.EndsWith("_topic", StringComparison.Ordinal)).Value.GetString())));
        Assert.Equal("occupancy", components.GetProperty("presence").GetProperty("device_class").GetString());
        Assert.Equal("measurement", components.GetProperty("faces").GetProperty("state_class").GetString());
        Assert.Equal("problem", components.GetProperty("picture").GetProperty("device_class").GetString());
        Assert.Equal("diagnostic", components.GetProperty("picture").GetProperty("entity_category").GetString());
        Assert.Equal("{{ 'OFF' if value in ('fine', 'unclear') else 'ON' }}", components.GetProperty("picture").GetProperty("value_template").GetString());
        Assert.Equal("image/bmp", components.GetProperty("best-shot").GetProperty("content_type").GetString());
        Assert.Equal("forget", components.GetProperty("forget").GetProperty("payload_press").GetString());
    }

    [Fact]
    public void TheButtonIsThereOnlyIfItDoesSomething() => Assert.False(Read(false).GetProperty("components").TryGetProperty("forget", out _));

    private static JsonElement Read(bool takesCommands)
    {
        using JsonDocument document = JsonDocument.Parse(DiscoveryMessage.Write("hall", "Hall \"2\"", "esp32-cam", takesCommands));
        return document.RootElement.Clone();
    }
}
