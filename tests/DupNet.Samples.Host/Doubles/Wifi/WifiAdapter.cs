namespace System.Device.Wifi
{
    /// <summary>A Wi-Fi station of <see cref="WifiBench"/>.</summary>
    public sealed class WifiAdapter
    {
        /// <summary>All that are switched on.</summary>
        public static WifiAdapter[] FindAllAdapters()
        {
            WifiAdapter[] all = new WifiAdapter[WifiBench.Current.Stations];
            for (int i = 0; i < all.Length; i++)
            {
                all[i] = new WifiAdapter();
            }

            return all;
        }

        /// <summary>Joins a network.</summary>
        /// <param name="ssid">Its name.</param>
        /// <param name="reconnectionKind">Whether the firmware joins again by itself.</param>
        /// <param name="passwordCredential">Its password.</param>
        public WifiConnectionResult Connect(string ssid, WifiReconnectionKind reconnectionKind, string passwordCredential)
        {
            WifiBench.Current.Joined.Add(ssid + " " + passwordCredential + " " + reconnectionKind);
            return new WifiConnectionResult(WifiBench.Current.Answer);
        }
    }
}
