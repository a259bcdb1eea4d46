namespace System.Device.Wifi;

public class WifiNetworkReport
{
    internal WifiNetworkReport(WifiAvailableNetwork[] WifiNetworks) => throw null;

    public WifiAvailableNetwork[] AvailableNetworks => throw null;
}
