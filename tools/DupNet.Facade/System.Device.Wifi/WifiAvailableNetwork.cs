namespace System.Device.Wifi;

public class WifiAvailableNetwork
{
    public string Bsid => throw null;

    public string Ssid => throw null;

    public WifiNetworkKind NetworkKind => throw null;

    public double NetworkRssiInDecibelMilliwatts => throw null;

    public byte SignalBars => throw null;
}
