using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using FaceMqtt.HomeAssistant;
using FaceMqtt.Settings;

namespace DupNet.Fuzzing.Targets;

/// <summary>
/// The file of settings of the sample face-mqtt: refused in words that show no value, or settings in their ranges. What the board then tells Home
/// Assistant is JSON that holds the name as it is.
/// </summary>
internal sealed class HouseSettingsTarget() : FuzzTarget("mqtt-settings")
{
    private const string Secret = "Xq7-secret-Kz9";
    private const int MostName = 40;
    private const int MostPort = 65535;

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        Encoding.UTF8.GetBytes($"broker = 192.168.1.10\nport = 1884\nuser = camera\npassword = {Secret}\nname = Front door\n"),
        Encoding.UTF8.GetBytes($"# the house\r\n\r\nbroker=house.local\r\nname=T\u00fcr \"2\" \\ \t\r\ncertificate = I:\\house.pem\r\npassword={Secret}\r\n"),
    ];

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => Mutation.Text.Mutate(random, input);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        string text = Encoding.UTF8.GetString(input);
        HouseSettings settings;
        try
        {
            settings = SettingsText.Read(text, "settings.txt");
        }
        catch (SettingsException e)
        {
            Require(IsName(text) || !e.Message.Contains(Secret, StringComparison.Ordinal), "a refusal shows no password");
            return false;
        }

        Require(settings is { Broker.Length: > 0, Port: >= 1 and <= MostPort, Name.Length: >= 1 and <= MostName }, "settings are in their ranges");
        Require(settings.Board.Length == settings.Name.Length && settings.Board.All(static each => each is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')), "a topic has letters, digits and hyphens");
        using JsonDocument told = JsonDocument.Parse(DiscoveryMessage.Write(settings.Board, settings.Name, "a board", takesCommands: true));
        string name = told.RootElement.GetProperty("device").GetProperty("name").GetString()!;
        Require(name == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(settings.Name)), "Home Assistant is told the name as it is");
        return true;
    }

    /// <summary>Whether the password stands where the name of a setting belongs: names are shown.</summary>
    private static bool IsName(string text) => text.Split('\n').Any(static line => line.Split('=')[0].Contains(Secret, StringComparison.Ordinal));
}
