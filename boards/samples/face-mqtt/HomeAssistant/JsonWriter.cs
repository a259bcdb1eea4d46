using System;
using System.Text;

namespace FaceMqtt.HomeAssistant
{
    /// <summary>Writes a JSON object of texts and of further objects, as UTF-8.</summary>
    public sealed class JsonWriter
    {
        private const string Digits = "0123456789abcdef";

        private byte[] _bytes = new byte[256];
        private int _length;
        private bool _needsComma;

        /// <summary>Begins the object.</summary>
        public JsonWriter()
        {
            Put('{');
        }

        /// <summary>Adds a text.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="value">The text, any characters.</param>
        public void Text(string name, string value)
        {
            Name(name);
            Quote(value);
        }

        /// <summary>Begins an object within.</summary>
        /// <param name="name">Its name.</param>
        public void Begin(string name)
        {
            Name(name);
            Put('{');
            _needsComma = false;
        }

        /// <summary>Ends the innermost object.</summary>
        public void End()
        {
            Put('}');
            _needsComma = true;
        }

        /// <summary>Ends the whole object.</summary>
        /// <returns>It.</returns>
        public byte[] ToBytes()
        {
            Put('}');
            byte[] all = new byte[_length];
            Array.Copy(_bytes, all, _length);
            return all;
        }

        private void Name(string name)
        {
            if (_needsComma)
            {
                Put(',');
            }

            Quote(name);
            Put(':');
            _needsComma = true;
        }

        private void Quote(string text)
        {
            Put('"');
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            for (int i = 0; i < bytes.Length; i++)
            {
                byte unit = bytes[i];
                if (unit == '"' || unit == '\\')
                {
                    Put('\\');
                    Put((char)unit);
                }
                else if (unit < ' ')
                {
                    Put('\\');
                    Put('u');
                    Put('0');
                    Put('0');
                    Put(Digits[unit >> 4]);
                    Put(Digits[unit & 15]);
                }
                else
                {
                    Put((char)unit);
                }
            }

            Put('"');
        }

        private void Put(char unit)
        {
            if (_length == _bytes.Length)
            {
                byte[] longer = new byte[2 * _length];
                Array.Copy(_bytes, longer, _length);
                _bytes = longer;
            }

            _bytes[_length++] = (byte)unit;
        }
    }
}
