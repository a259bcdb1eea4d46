namespace System.Device.Wifi;

public enum WifiNetworkKind
{
    Adhoc,
    Any,
    Infrastructure,
}
