namespace nanoFramework.M2Mqtt.Messages
{
    /// <summary>How surely a message arrives.</summary>
    public enum MqttQoSLevel
    {
        /// <summary>Perhaps.</summary>
        AtMostOnce = 0,

        /// <summary>Surely, perhaps several times.</summary>
        AtLeastOnce = 1,
    }
}
