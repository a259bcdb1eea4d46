using System.Text;

namespace FaceMqtt.HomeAssistant
{
    /// <summary>The words that Home Assistant takes for states, where it is told no others.</summary>
    internal static class HousePayloads
    {
        public const string Online = "online";
        public const string Offline = "offline";
        public const string Somebody = "ON";
        public const string Nobody = "OFF";
        public const string Forget = "forget";

        /// <summary>The bytes of a text.</summary>
        public static byte[] Of(string text) => Encoding.UTF8.GetBytes(text);
    }
}
