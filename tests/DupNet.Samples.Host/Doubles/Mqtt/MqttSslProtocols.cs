namespace nanoFramework.M2Mqtt
{
    /// <summary>Versions of TLS.</summary>
    public enum MqttSslProtocols
    {
        /// <summary>No encryption.</summary>
        None = 0,

        /// <summary>TLS 1.2.</summary>
        TLSv1_2 = 4,
    }
}
