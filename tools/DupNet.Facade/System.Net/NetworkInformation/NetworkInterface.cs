using System.Runtime.CompilerServices;

namespace System.Net.NetworkInformation;

public class NetworkInterface
{
    protected NetworkInterface(int interfaceIndex) => throw null;

    public bool IsAutomaticDnsEnabled => throw null;

    public string IPv4Address => throw null;

    public string IPv4GatewayAddress => throw null;

    public string IPv4SubnetMask => throw null;

    public bool IsDhcpEnabled => throw null;

    public string[] IPv4DnsAddresses => throw null;

    public byte[] PhysicalAddress
    {
        get => throw null;
        set => throw null;
    }

    public NetworkInterfaceType NetworkInterfaceType => throw null;

    public uint SpecificConfigId
    {
        get => throw null;
        set => throw null;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool GetIsNetworkAvailable();

    public static NetworkInterface[] GetAllNetworkInterfaces() => throw null;

    public void EnableDhcp() => throw null;

    public void ReleaseDhcpLease() => throw null;

    public void RenewDhcpLease() => throw null;
}
