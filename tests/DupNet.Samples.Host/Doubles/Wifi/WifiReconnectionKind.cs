namespace System.Device.Wifi
{
    /// <summary>What happens after a network was lost.</summary>
    public enum WifiReconnectionKind
    {
        /// <summary>The firmware joins it again.</summary>
        Automatic,

        /// <summary>The program has to.</summary>
        Manual,
    }
}
