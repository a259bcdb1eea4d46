using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt
{
    /// <summary>The kinds of handlers of a client's events.</summary>
    public interface IMqttClient
    {
        /// <summary>Handles a message that came in.</summary>
        delegate void MqttMsgPublishEventHandler(object sender, MqttMsgPublishEventArgs e);

        /// <summary>Handles what became of a message that went out.</summary>
        delegate void MqttMsgPublishedEventHandler(object sender, MqttMsgPublishedEventArgs e);
    }
}
