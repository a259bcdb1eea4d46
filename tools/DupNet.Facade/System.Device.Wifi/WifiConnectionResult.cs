namespace System.Device.Wifi;

public class WifiConnectionResult
{
    internal WifiConnectionResult(WifiConnectionStatus ConnectionStatus) => throw null;

    public WifiConnectionStatus ConnectionStatus => throw null;
}
