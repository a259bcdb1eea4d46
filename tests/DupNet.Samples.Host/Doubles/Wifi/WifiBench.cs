using System.Collections.Generic;
using System.Device.Wifi;
using System.Net.NetworkInformation;

namespace System.Device
{
    /// <summary>The Wi-Fi of the board that a thread's code runs on, and what that code did with it. Each thread has its own.</summary>
    public sealed class WifiBench
    {
        [ThreadStatic]
        private static WifiBench t_current;

        /// <summary>This thread's.</summary>
        public static WifiBench Current => t_current ??= new WifiBench();

        /// <summary>The networks of the board's configuration: one, as an ESP32 has.</summary>
        public List<Wireless80211Configuration> Networks { get; } = new List<Wireless80211Configuration> { new Wireless80211Configuration(0) };

        /// <summary>How many stations the firmware has switched on.</summary>
        public int Stations { get; set; } = 1;

        /// <summary>What the network answers to a station that wants to join.</summary>
        public WifiConnectionStatus Answer { get; set; } = WifiConnectionStatus.Success;

        /// <summary>The addresses that the program sees one after the other; the last one stays.</summary>
        public Queue<string> Addresses { get; } = new Queue<string>(new[] { "0.0.0.0" });

        /// <summary>What the program wanted to join, as "name password how".</summary>
        public List<string> Joined { get; } = new List<string>();

        /// <summary>Clears the bench of this thread.</summary>
        public static WifiBench Renew() => t_current = new WifiBench();

        /// <summary>The address that the program sees now.</summary>
        internal string Look() => Addresses.Count > 1 ? Addresses.Dequeue() : Addresses.Peek();
    }
}
