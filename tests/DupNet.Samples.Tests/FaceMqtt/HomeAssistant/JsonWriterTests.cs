using System.Text;
using System.Text.Json;
using CsCheck;
using FaceMqtt.HomeAssistant;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt.HomeAssistant;

public sealed class JsonWriterTests
{
    [Fact]
    public void ObjectsLieInOneAnother()
    {
        JsonWriter json = new();
        json.Text("a", "1");
        json.Begin("b");
        json.Begin("c");
        json.End();
        json.Text("d", "2");
        json.End();
        json.Text("e", "3");
        Assert.Equal("""{"a":"1","b":{"c":{},"d":"2"},"e":"3"}""", Encoding.UTF8.GetString(json.ToBytes()));
    }

    [Fact]
    public void AnyTextComesBack() => Gen.Select(Gen.String, Gen.String).Sample((name, value) =>
    {
        // A text that is no UTF-16 cannot come back; it must be JSON all the same.
        (name, value) = (Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)), Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)));
        JsonWriter json = new();
        json.Text(name, value);
        using JsonDocument document = JsonDocument.Parse(json.ToBytes());
        Assert.Equal(value, document.RootElement.GetProperty(name).GetString());
    });

    [Fact]
    public void ControlCharactersQuotesAndBackslashesAreEscaped()
    {
        JsonWriter json = new();
        json.Text("name", "\0\n\u001f\"\\é");
        Assert.Equal("""{"name":"\u0000\u000a\u001f\"\\é"}""", Encoding.UTF8.GetString(json.ToBytes()));
    }
}
