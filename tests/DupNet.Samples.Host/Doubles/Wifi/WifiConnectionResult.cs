namespace System.Device.Wifi
{
    /// <summary>What came of joining a network.</summary>
    public sealed class WifiConnectionResult
    {
        internal WifiConnectionResult(WifiConnectionStatus connectionStatus)
        {
            ConnectionStatus = connectionStatus;
        }

        /// <summary>It.</summary>
        public WifiConnectionStatus ConnectionStatus { get; }
    }
}
