using System.Device;

namespace System.Net.NetworkInformation
{
    /// <summary>An interface of the board: here an Ethernet socket without a cable, and the Wi-Fi of <see cref="WifiBench"/>.</summary>
    public sealed class NetworkInterface
    {
        private NetworkInterface(NetworkInterfaceType type, string address)
        {
            NetworkInterfaceType = type;
            IPv4Address = address;
        }

        /// <summary>Its kind.</summary>
        public NetworkInterfaceType NetworkInterfaceType { get; }

        /// <summary>Its address; 0.0.0.0 while it has none.</summary>
        public string IPv4Address { get; }

        /// <summary>All of the board.</summary>
        public static NetworkInterface[] GetAllNetworkInterfaces() => new[]
        {
            new NetworkInterface(NetworkInterfaceType.Ethernet, "169.254.1.1"),
            new NetworkInterface(NetworkInterfaceType.Wireless80211, WifiBench.Current.Look()),
        };
    }
}
