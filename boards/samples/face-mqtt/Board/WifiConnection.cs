using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using DupNet.Embedded.Cameras.Buses;

namespace FaceMqtt.Board
{
    /// <summary>
    /// The board's Wi-Fi. Name and password of the network lie in the board's network configuration, where nanoff or Visual Studio puts them; no
    /// program holds them.
    /// </summary>
    internal static class WifiConnection
    {
        private const string NoAddress = "0.0.0.0";
        private const int LookMilliseconds = 200;

        /// <summary>Joins the network that the board was given. After that the firmware joins again by itself when the network was lost.</summary>
        /// <param name="timeoutMilliseconds">How long to wait for an address.</param>
        /// <param name="pause">Lets time pass.</param>
        /// <returns>The board's IPv4 address, such as 192.168.1.20.</returns>
        /// <exception cref="InvalidOperationException">The board was given no network, or cannot join it now; the message says why.</exception>
        public static string Join(int timeoutMilliseconds, IPause pause)
        {
            Wireless80211Configuration network = Network();

            // A firmware that joins by itself has begun: to join once more would end that.
            Wireless80211Configuration.ConfigurationOptions byItself = Wireless80211Configuration.ConfigurationOptions.AutoConnect;
            string address = (network.Options & byItself) == byItself ? Wait(timeoutMilliseconds, pause) : Address();
            if (address == null)
            {
                Connect(network);
                address = Wait(timeoutMilliseconds, pause);
            }

            if (address == null)
            {
                throw new InvalidOperationException("Wi-Fi network " + network.Ssid + " gives no address");
            }

            return address;
        }

        private static Wireless80211Configuration Network()
        {
            Wireless80211Configuration[] networks = Wireless80211Configuration.GetAllWireless80211Configurations();
            if (networks.Length == 0)
            {
                throw new InvalidOperationException("this firmware has no Wi-Fi");
            }

            if (networks[0].Ssid == null || networks[0].Ssid.Length == 0)
            {
                throw new InvalidOperationException(
                    "no Wi-Fi network is known: give the board one with nanoff --networkdeployment FILE, or in Visual Studio's Device Explorer");
            }

            return networks[0];
        }

        private static void Connect(Wireless80211Configuration network)
        {
            WifiAdapter[] adapters = WifiAdapter.FindAllAdapters();
            if (adapters.Length == 0)
            {
                throw new InvalidOperationException("the Wi-Fi station of this board is disabled in its network configuration");
            }

            WifiConnectionStatus status = adapters[0].Connect(network.Ssid, WifiReconnectionKind.Automatic, network.Password).ConnectionStatus;
            if (status != WifiConnectionStatus.Success)
            {
                throw new InvalidOperationException("Wi-Fi network " + network.Ssid + " " + Describe(status));
            }
        }

        private static string Describe(WifiConnectionStatus status)
        {
            switch (status)
            {
                case WifiConnectionStatus.InvalidCredential:
                    return "refuses the password";

                case WifiConnectionStatus.NetworkNotAvailable:
                    return "is not in reach";

                case WifiConnectionStatus.Timeout:
                    return "does not answer";

                default:
                    return "cannot be joined: status " + ((int)status).ToString();
            }
        }

        private static string Wait(int timeoutMilliseconds, IPause pause)
        {
            string address = Address();
            for (int waited = 0; address == null && waited < timeoutMilliseconds; waited += LookMilliseconds)
            {
                pause.For(LookMilliseconds);
                address = Address();
            }

            return address;
        }

        /// <summary>The address of the Wi-Fi station; null while it has none.</summary>
        private static string Address()
        {
            NetworkInterface[] all = NetworkInterface.GetAllNetworkInterfaces();
            for (int i = 0; i < all.Length; i++)
            {
                if (all[i].NetworkInterfaceType == NetworkInterfaceType.Wireless80211 && all[i].IPv4Address != NoAddress)
                {
                    return all[i].IPv4Address;
                }
            }

            return null;
        }
    }
}
