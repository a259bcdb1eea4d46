using System;
using System.Device;
using System.Device.Wifi;
using System.Linq;
using System.Net.NetworkInformation;
using CameraWeb.Board;
using Xunit;

namespace DupNet.Samples.Tests.CameraWeb.Board;

public sealed class WifiConnectionTests
{
    private readonly WifiBench _bench = WifiBench.Renew();
    private readonly RecordedPause _pause = new();

    public WifiConnectionTests()
    {
        _bench.Networks[0].Ssid = "home";
        _bench.Networks[0].Password = "secret";
        _bench.Networks[0].Options = Wireless80211Configuration.ConfigurationOptions.Enable;
    }

    [Fact]
    public void JoinsTheNetworkOfTheConfigurationAndWaitsForAnAddress()
    {
        SeeAddresses("0.0.0.0", "0.0.0.0", "192.168.1.20");
        Assert.Equal("192.168.1.20", WifiConnection.Join(30_000, _pause));
        Assert.Equal(["home secret Automatic"], _bench.Joined);
        Assert.Single(_pause.Milliseconds);
    }

    [Fact]
    public void AnAddressThatIsThereIsTaken()
    {
        SeeAddresses("10.0.0.7");
        Assert.Equal("10.0.0.7", WifiConnection.Join(30_000, _pause));
        Assert.Empty(_bench.Joined);
        Assert.Empty(_pause.Milliseconds);
    }

    [Fact]
    public void AFirmwareThatJoinsByItselfIsGivenItsTime()
    {
        _bench.Networks[0].Options = Wireless80211Configuration.ConfigurationOptions.AutoConnect;
        SeeAddresses("0.0.0.0", "0.0.0.0", "0.0.0.0", "10.0.0.7");
        Assert.Equal("10.0.0.7", WifiConnection.Join(30_000, _pause));
        Assert.Empty(_bench.Joined);
        Assert.Equal(600, _pause.Milliseconds.Sum());
    }

    [Fact]
    public void AFirmwareThatDoesNotManageByItselfIsHelped()
    {
        _bench.Networks[0].Options = Wireless80211Configuration.ConfigurationOptions.AutoConnect;
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => WifiConnection.Join(1000, _pause));
        Assert.Equal("Wi-Fi network home gives no address", failure.Message);
        Assert.Equal(["home secret Automatic"], _bench.Joined);
        Assert.Equal(2000, _pause.Milliseconds.Sum());
    }

    [Theory]
    [InlineData(WifiConnectionStatus.InvalidCredential, "refuses the password")]
    [InlineData(WifiConnectionStatus.NetworkNotAvailable, "is not in reach")]
    [InlineData(WifiConnectionStatus.Timeout, "does not answer")]
    [InlineData(WifiConnectionStatus.UnsupportedAuthenticationProtocol, "cannot be joined: status 6")]
    public void ToldWhyItCannotJoin(WifiConnectionStatus status, string why)
    {
        _bench.Answer = status;
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => WifiConnection.Join(1000, _pause));
        Assert.Equal("Wi-Fi network home " + why, failure.Message);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void ToldHowToGiveTheBoardANetwork(string? name)
    {
        _bench.Networks[0].Ssid = name;
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => WifiConnection.Join(1000, _pause));
        Assert.Contains("nanoff --networkdeployment", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_bench.Joined);
    }

    [Fact]
    public void ToldThatThereIsNoWifi()
    {
        _bench.Stations = 0;
        Assert.Contains("disabled", Assert.Throws<InvalidOperationException>(() => WifiConnection.Join(1000, _pause)).Message, StringComparison.Ordinal);
        _bench.Networks.Clear();
        Assert.Equal("this firmware has no Wi-Fi", Assert.Throws<InvalidOperationException>(() => WifiConnection.Join(1000, _pause)).Message);
    }

    private void SeeAddresses(params string[] addresses)
    {
        _bench.Addresses.Clear();
        Array.ForEach(addresses, _bench.Addresses.Enqueue);
    }
}
