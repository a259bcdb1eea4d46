using CsCheck;
using FaceMqtt.Settings;
using Xunit;

namespace DupNet.Samples.Tests.FaceMqtt.Settings;

public sealed class SettingsTextTests
{
    [Fact]
    public void ReadsAllSettings()
    {
        HouseSettings settings = SettingsText.Read(
            "# of the house\r\nbroker = broker.lan\r\nport=1999\r\n\r\nuser = camera\r\npassword = a = b # c\r\ncertificate = I:\\ca.pem\r\nname = Hall, 2nd floor\r\n",
            "file");
        Assert.Equal(
            ("broker.lan", 1999, "camera", "a = b # c", @"I:\ca.pem", "Hall, 2nd floor", "hall--2nd-floor"),
            (settings.Broker, settings.Port, settings.User, settings.Password, settings.Certificate, settings.Name, settings.Board));
        Assert.True(settings.IsSecure);
    }

    [Theory]
    [InlineData("", 1883, false)]
    [InlineData("certificate = x", 8883, true)]
    public void ThePortFollowsFromEncryption(string line, int port, bool isSecure)
    {
        HouseSettings settings = SettingsText.Read("broker=b\nname=n\n" + line, "file");
        Assert.Equal((port, isSecure), (settings.Port, settings.IsSecure));
        Assert.Equal((null, null), (settings.User, settings.Password));
    }

    [Theory]
    [InlineData("broker=b", "file has no line 'name = TEXT': each board of a house has a name of its own")]
    [InlineData("name=n", "file has no line 'broker = NAME'")]
    [InlineData("broker=b\nname=n\nbrokr=c", "file, line 3: there is no setting 'brokr'; there are broker, port, user, password, certificate and name")]
    [InlineData("broker=b\nbroker=c", "file, line 2: 'broker' is there twice")]
    [InlineData("port=1\nport=2", "file, line 2: 'port' is there twice")]
    [InlineData("hello", "file, line 1: 'name = value' is expected")]
    [InlineData("= x", "file, line 1: 'name = value' is expected")]
    [InlineData("password =  ", "file, line 1: 'password' has no value")]
    [InlineData("port = 0", "file, line 1: a port is a number of 1 to 65535")]
    [InlineData("port = 65536", "file, line 1: a port is a number of 1 to 65535")]
    [InlineData("port = x", "file, line 1: a port is a number of 1 to 65535")]
    [InlineData("name = #+", "file, line 1: a name has 1 to 40 characters, with a letter a to z or a digit among them")]
    [InlineData("name = 12345678901234567890123456789012345678901", "file, line 1: a name has 1 to 40 characters, with a letter a to z or a digit among them")]
    public void SaysWhatIsWrongAndWhere(string text, string message)
        => Assert.Equal(message, Assert.Throws<SettingsException>(() => SettingsText.Read(text, "file")).Message);

    /// <summary>Whatever is in the file: settings, or a message, in which no value is.</summary>
    [Fact]
    public void AnyTextIsReadOrRefused() => Gen.String.Array[0, 5].Sample(lines =>
    {
        try
        {
            HouseSettings settings = SettingsText.Read("password = do-not-print\n" + string.Join('\n', lines), "file");
            Assert.NotNull(settings.Broker);
        }
        catch (SettingsException failure)
        {
            Assert.DoesNotContain("do-not-print", failure.Message, System.StringComparison.Ordinal);
        }
    });
}
