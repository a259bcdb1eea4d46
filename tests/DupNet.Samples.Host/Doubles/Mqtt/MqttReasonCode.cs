namespace nanoFramework.M2Mqtt.Messages
{
    /// <summary>What a broker answers to who wants to connect, in MQTT 3.1.1.</summary>
    public enum MqttReasonCode
    {
        /// <summary>Connected.</summary>
        Success = 0,

        /// <summary>It does not know the version of MQTT.</summary>
        ConnectionRefusedUnacceptableProtocolVersion = 1,

        /// <summary>It does not take the client's name.</summary>
        ConnectionRefusedIdentifierRejected = 2,

        /// <summary>It cannot serve.</summary>
        ConnectionRefusedServerUnavailable = 3,

        /// <summary>User name or password are malformed.</summary>
        ConnectionRefusedBadUserNameOrPassword = 4,

        /// <summary>This user may not.</summary>
        ConnectionRefusedNotAuthorized = 5,
    }
}
