using System.Text;
using CameraWeb.Site;
using CsCheck;
using Xunit;

namespace DupNet.Samples.Tests.CameraWeb.Site;

public sealed class SettingsFormTests
{
    [Theory]
    [InlineData("threshold=50&rotation=90&token=abc", 50, 90, "abc")]
    [InlineData("token=&rotation=270", -1, 270, "")]
    [InlineData("threshold=1", 1, -1, "")]
    [InlineData("threshold=099&", 99, -1, "")]
    [InlineData("", -1, -1, "")]
    public void Reads(string text, int threshold, int rotation, string token)
    {
        SettingsForm form = Read(text);
        Assert.Null(form.Error);
        Assert.Equal((threshold, rotation), (form.Threshold, form.Rotation));
        Assert.Equal(token, text.Substring(form.TokenStart, form.TokenLength));
    }

    [Theory]
    [InlineData("threshold=0", "threshold must be 1..99")]
    [InlineData("threshold=100", "threshold must be 1..99")]
    [InlineData("threshold=-5", "threshold must be 1..99")]
    [InlineData("threshold=5.0", "threshold must be 1..99")]
    [InlineData("threshold=", "threshold must be 1..99")]
    [InlineData("threshold=99999999999", "threshold must be 1..99")]
    [InlineData("rotation=45", "rotation must be 0, 90, 180 or 270")]
    [InlineData("rotation=360", "rotation must be 0, 90, 180 or 270")]
    [InlineData("rotation=", "rotation must be 0, 90, 180 or 270")]
    [InlineData("password=1", "the fields are threshold, rotation and token")]
    [InlineData("token", "the fields are threshold, rotation and token")]
    [InlineData("&&", "the fields are threshold, rotation and token")]
    public void Refuses(string text, string error) => Assert.Equal(error, Read(text).Error);

    [Fact]
    public void NoBytesAreReadBeyondItsEnd() => Gen.Int[0, 8].Select(static i => "&=token19"[i]).Array[0, 60].Sample(static characters =>
    {
        byte[] bytes = Encoding.ASCII.GetBytes(characters);
        SettingsForm form = new(bytes, bytes.Length);
        Assert.InRange(form.TokenStart + form.TokenLength, 0, bytes.Length);
    });

    private static SettingsForm Read(string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text + "&threshold=77");
        return new SettingsForm(bytes, text.Length);
    }
}
