using System;

namespace nanoFramework.M2Mqtt.Messages;

public class MqttMsgSubscribedEventArgs : EventArgs
{
    public MqttMsgSubscribedEventArgs(ushort messageId, MqttQoSLevel[] grantedQosLevels) => throw null;

    public ushort MessageId { get => throw null; internal set => throw null; }

    public MqttQoSLevel[] GrantedQoSLevels { get => throw null; internal set => throw null; }
}
