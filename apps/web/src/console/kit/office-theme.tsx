import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useDisplayMode } from '../../shared/display/display-mode';
import { language } from '../../shared/display/language';

/** The root's size in px (theme.css): antd counts in px, the rest of the product in rem. */
const ROOT = { standard: 16, elder: 22, max: 29 } as const;

/** antd in the product's colours and in the reader's size. */
export function OfficeTheme({ children }: { readonly children: ReactNode }) {
  const root = ROOT[useDisplayMode()];
  return (
    <ConfigProvider
      locale={language() === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      theme={{
        token: {
          colorPrimary: '#b8141b',
          colorLink: '#b8141b',
          colorText: '#1f1b18',
          colorTextSecondary: '#5c534c',
          colorTextDescription: '#5c534c',
          colorTextPlaceholder: '#5c534c',
          colorTextDisabled: '#5c534c',
          colorBorder: '#857b72',
          colorBorderSecondary: '#e6dfd7',
          borderRadius: 10,
          fontFamily: 'inherit',
          fontSize: root,
          controlHeight: root * 2.75,
        },
        components: {
          Table: { headerBg: '#f7f5f2', headerColor: '#1f1b18', rowHoverBg: '#fff8f6', cellPaddingBlock: 12 },
          Tree: { nodeSelectedBg: '#fdeeec', nodeHoverBg: '#f7f5f2', titleHeight: root * 2.75 },
        },
      }}
    >
      {children}
    </ConfigProvider>
  );
}
