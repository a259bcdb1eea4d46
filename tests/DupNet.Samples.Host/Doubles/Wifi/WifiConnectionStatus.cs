namespace System.Device.Wifi
{
    /// <summary>What came of joining a network.</summary>
    public enum WifiConnectionStatus
    {
        /// <summary>Somebody withdrew the right.</summary>
        AccessRevoked,

        /// <summary>The password is wrong.</summary>
        InvalidCredential,

        /// <summary>The network is not in reach.</summary>
        NetworkNotAvailable,

        /// <summary>Joined.</summary>
        Success,

        /// <summary>No answer.</summary>
        Timeout,

        /// <summary>Something else.</summary>
        UnspecifiedFailure,

        /// <summary>The network wants a way of proving who one is that the firmware lacks.</summary>
        UnsupportedAuthenticationProtocol,
    }
}
