namespace System.Net.NetworkInformation;

public enum EncryptionType : byte
{
    None = 0,
    WEP,
    WPA,
    WPA2,
    WPA_PSK,
    WPA2_PSK,
    Certificate,
}
