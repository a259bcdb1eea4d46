using System.Device;

namespace System.Net.NetworkInformation
{
    /// <summary>A Wi-Fi network in the board's configuration.</summary>
    public sealed class Wireless80211Configuration
    {
        /// <summary>A network without a name.</summary>
        /// <param name="id">Its number.</param>
        public Wireless80211Configuration(uint id)
        {
            Id = id;
        }

        /// <summary>What the firmware does with the network.</summary>
        [Flags]
        public enum ConfigurationOptions : byte
        {
            /// <summary>Nothing.</summary>
            None = 0,

            /// <summary>The station is off.</summary>
            Disable = 0x01,

            /// <summary>The station is on.</summary>
            Enable = 0x02,

            /// <summary>The station joins by itself.</summary>
            AutoConnect = 0x04 | Enable,

            /// <summary>The station waits for a telephone that tells it the network.</summary>
            SmartConfig = 0x08 | Enable,
        }

        /// <summary>Its number.</summary>
        public uint Id { get; }

        /// <summary>Its name.</summary>
        public string Ssid { get; set; }

        /// <summary>Its password.</summary>
        public string Password { get; set; }

        /// <summary>What the firmware does with it.</summary>
        public ConfigurationOptions Options { get; set; }

        /// <summary>All of the configuration.</summary>
        public static Wireless80211Configuration[] GetAllWireless80211Configurations() => WifiBench.Current.Networks.ToArray();
    }
}
