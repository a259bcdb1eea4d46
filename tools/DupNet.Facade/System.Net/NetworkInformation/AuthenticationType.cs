namespace System.Net.NetworkInformation;

public enum AuthenticationType : byte
{
    None = 0,
    EAP,
    PEAP,
    WCN,
    Open,
    Shared,
    WEP,
    WPA,
    WPA2,
}
